using System;
using StaticNet.Numerics;

namespace StaticNet.Compiler.Kernels.Attention;

/// <summary>The weights that a query gives to the keys, for the interpreter: in double, one query of one head at a time.</summary>
/// <param name="Heads">The heads.</param>
/// <param name="QKV">Queries, keys and values of all samples, [T, 3 E] each.</param>
internal sealed record AttentionWeights(Heads Heads, double[] QKV)
{
    private int Features => Heads.Count * Heads.Size;

    /// <summary>Where the first feature of a step's query (part 0), key (1) or value (2) lies for a head.</summary>
    public int IndexOf(int sample, int step, int part, int head) =>
        ((sample * Heads.Steps + step) * 3 + part) * Features + head * Heads.Size;

    /// <summary>softmax(q K^T / sqrt D) over the keys that the query sees; the largest score before it is scaled, and 1 / the sum.</summary>
    public (double[] Weights, double Largest, double Inverse) Of(int sample, int head, int query)
    {
        int keys = Heads.Causal ? query + 1 : Heads.Steps, q = IndexOf(sample, query, 0, head);
        double[] weights = new double[Heads.Steps];
        double largest = double.NegativeInfinity, sum = 0;
        for (int key = 0; key < keys; key++)
        {
            int k = IndexOf(sample, key, 1, head);
            for (int d = 0; d < Heads.Size; d++)
                weights[key] += QKV[q + d] * QKV[k + d];
            largest = Math.Max(largest, weights[key]);
        }

        for (int key = 0; key < keys; key++)
            sum += weights[key] = Math.Exp((weights[key] - largest) * Heads.Scale);
        for (int key = 0; key < keys; key++)
            weights[key] /= sum;
        return (weights, largest, 1 / sum);
    }

    /// <summary>What each weight of a query is multiplied by while training: 0 where it is dropped, else 1 / (1 - p).</summary>
    public double[] Mask(Frame frame, int sample, int head, int query)
    {
        double[] mask = new double[Heads.Steps];
        uint key = CounterRandom.SampleKey(frame.Seed, Heads.LayerIndex, frame.Step, sample);
        for (int i = 0; i < mask.Length; i++)
        {
            uint element = (uint)((head * Heads.Steps + query) * Heads.Padded + i);
            bool kept = Heads.Dropout == 0 || (Heads.Dropout < 1 && CounterRandom.Bits(key, element) >= Heads.Threshold);
            mask[i] = kept ? Heads.Kept : 0;
        }

        return mask;
    }
}
