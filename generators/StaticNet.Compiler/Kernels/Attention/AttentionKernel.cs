using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Attention;

/// <summary>
/// y = softmax(Q K^T / sqrt D) V for each head, [Q K V] = qkv. The score of key j for query i counts only for j at most i where the
/// attention is causal. Keys holds a head's transposed keys and Scores a block's scores. Largest and Inverse, for the gradient, are
/// each query's largest score and 1 / sum exp((score - largest) / sqrt D), from which it makes the weights again; null where nobody needs them.
/// Where the weights themselves are kept, scores need memory of their own only beside what dropout leaves of the weights.
/// A weight's random number has the counter (head T + query) (T rounded up to 8) + key.
/// </summary>
internal sealed record AttentionKernel(Tensor QKV, Tensor Y, Tensor Keys, Tensor? Scores, Tensor? Largest, Tensor? Inverse, Heads Heads) : Kernel, IRandomKernel
{
    /// <summary>Receives the weights before dropout, for the gradient; null where it makes them again, or there is none.</summary>
    public Tensor? Weights { get; init; }

    public int LayerIndex => Heads.LayerIndex;

    public override IReadOnlyList<Operand> Operands => new (string Letter, Tensor? Tensor, Access Access)[]
    {
        ("qkv", QKV, Access.Read), ("y", Y, Access.Write), ("kt", Keys, Access.Write), ("s", Scores, Access.Write), ("p", Weights, Access.Write), ("largest", Largest, Access.Write), ("inverse", Inverse, Access.Write),
    }.Where(operand => operand.Tensor is not null).Select(operand => new Operand(operand.Letter, operand.Tensor!, operand.Access)).ToArray();

    public override IReadOnlyList<Scalar> Scalars => Heads.Dropout > 0 ? [Scalar.Key] : [];

    public override string Formula =>
        $"y = softmax(Q K^T / sqrt {Heads.Size}) V for each of {Heads.Count} heads{(Heads.Causal ? ", keys up to the query's step" : "")}, {QKV.Shape} -> {Y.Shape}";

    public override long MultiplyAdds => 2 * Heads.Steps * Y.Shape.Size / (Heads.Causal ? 2 : 1);

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with
    {
        QKV = name(QKV),
        Y = name(Y),
        Keys = name(Keys),
        Scores = Scores is null ? null : name(Scores),
        Weights = Weights is null ? null : name(Weights),
        Largest = Largest is null ? null : name(Largest),
        Inverse = Inverse is null ? null : name(Inverse),
    };

    public override void Evaluate(Frame frame)
    {
        double[] y = frame[Y] = new double[frame.Count * Y.Shape.Size];
        var attention = new AttentionWeights(Heads, frame[QKV]);
        frame.ForSamples(sample =>
        {
            for (int head = 0; head < Heads.Count; head++)
            {
                for (int query = 0; query < Heads.Steps; query++)
                {
                    (double[] weights, double largest, double inverse) = attention.Of(sample, head, query);
                    double[] mask = attention.Mask(frame, sample, head, query);
                    int statistic = (sample * Heads.Count + head) * Heads.Steps + query;
                    if (Largest is not null)
                        frame[Largest][statistic] = largest;
                    if (Inverse is not null)
                        frame[Inverse][statistic] = inverse;
                    int to = (sample * Heads.Steps + query) * Y.Shape.Channels + head * Heads.Size;
                    for (int key = 0; key < Heads.Steps; key++)
                    {
                        if (Weights is not null)
                            frame[Weights][statistic * Heads.Padded + key] = weights[key];
                        for (int d = 0; d < Heads.Size; d++)
                            y[to + d] += weights[key] * mask[key] * attention.QKV[attention.IndexOf(sample, key, 2, head) + d];
                    }
                }
            }
        });
    }

    public override void Emit(KernelWriter writer)
    {
        int stride = writer.Layout(QKV).PixelStride, yStride = writer.Layout(Y).PixelStride;
        var methods = new HeadMethods(writer, Heads);
        var rows = new WeightRows(writer, Heads);
        // A head's last vector keeps what lies behind it, so something must.
        if (Y.Shape.Channels % 8 != 0)
            ElementLoop.Fill(writer, "y", writer.Layout(Y));
        using (writer.Loop("head", Heads.Count))
        {
            writer.Line($"float* q = qkv + head * {Heads.Size}, k = q + {N(Y.Shape.Channels)}, v = k + {N(Y.Shape.Channels)};");
            writer.Line($"float* to = y + head * {Heads.Size};");
            writer.Line("TransposeKeys(k, kt);");
            using (methods.Blocks())
            {
                string scores = Weights is null ? "s" : Heads.RowsOfWeights("p"), dropped = Scores is null ? scores : "s";
                writer.Line($"Score({methods.Row("q", stride)}, kt, {scores}{methods.Arguments});");
                string statistics = Largest is null ? "" : $", {Statistic("largest")}, {Statistic("inverse")}";
                writer.Line($"Softmax({scores}{(scores == dropped ? "" : ", " + dropped)}{statistics}{rows.Arguments("head")}{methods.Arguments});");
                writer.Line($"Weigh({dropped}, v, {methods.Row("to", yStride)}{methods.Arguments});");
            }
        }

        methods.Transpose("TransposeKeys", stride);
        methods.Scores("Score", stride);
        rows.Softmax("Softmax", keepsStatistics: Largest is not null, keepsWeights: Weights is not null, methods.Parameters);
        methods.SumOverKeys("Weigh", stride, yStride);
    }

    private string Statistic(string name) => $"{name} + head * {N(Heads.Steps)}{(Heads.IsBlocked ? " + top" : "")}";
}
