using System.Runtime.CompilerServices;
using StaticNet.Runtime;

namespace StaticNet;

/// <summary>How much the labels of a batch count together, where some count more than others or not at all.</summary>
internal readonly unsafe struct LabelTotals
{
    private LabelTotals(double weight, double kept)
    {
        Weight = weight;
        Kept = kept;
    }

    /// <summary>What the sum of the samples' losses is divided by: their number, if all labels weigh 1.</summary>
    public double Weight { get; }

    /// <summary>What the sum of the samples' hits is divided by: their number, if no label is ignored.</summary>
    public double Kept { get; }

    /// <summary>Sums up the labels of a loss that has some.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="labels">Its first label.</param>
    /// <param name="stride">Labels (or floats) from a sample to the next one.</param>
    /// <param name="count">How many samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static LabelTotals Of(LossDescription loss, int* labels, int stride, int count)
    {
        if (loss.Target != TargetKind.ClassIndex || (loss.ClassWeights is null && loss.IgnoredLabel is null))
            return new LabelTotals(count, count);
        double weight = 0;
        long kept = 0;
        for (int sample = 0; sample < count; sample++)
        {
            for (int i = 0; i < loss.Length; i++)
            {
                int label = labels[(long)sample * stride + i];
                if (label == loss.IgnoredLabel)
                    continue;
                kept++;
                weight += loss.ClassWeights is { } weights ? weights[label] : 1;
            }
        }

        return new LabelTotals(weight / loss.Length, (double)kept / loss.Length);
    }
}
