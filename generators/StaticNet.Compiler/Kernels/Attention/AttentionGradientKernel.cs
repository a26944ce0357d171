using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Attention;

/// <summary>
/// The gradient of queries, keys and values by what the heads give. With weights P, kept or made again from the scores and each row's
/// largest score and 1 / sum, and P' = P dropped out: dV = P'^T dy, dP = (dy V^T) dropped out, dS = P (dP - sum over keys of P dP) / sqrt D,
/// dQ = dS K, dK = dS^T Q. The other tensors are memory to work in.
/// </summary>
internal sealed record AttentionGradientKernel(
    Tensor QKV, Tensor? Weights, Tensor? Largest, Tensor? Inverse, Tensor DY, Tensor DQKV, Tensor? Keys, Tensor Values, Tensor? Scores, Tensor DScores, Heads Heads) : Kernel, IRandomKernel
{
    public int LayerIndex => Heads.LayerIndex;

    public override IReadOnlyList<Operand> Operands => new (string Letter, Tensor? Tensor, Access Access)[]
    {
        ("qkv", QKV, Access.Read), ("p", Weights, Access.Read), ("largest", Largest, Access.Read), ("inverse", Inverse, Access.Read), ("dy", DY, Access.Read),
        ("dqkv", DQKV, Access.Write), ("kt", Keys, Access.Write), ("vt", Values, Access.Write), ("s", Scores, Access.Write), ("t", DScores, Access.Write),
    }.Where(operand => operand.Tensor is not null).Select(operand => new Operand(operand.Letter, operand.Tensor!, operand.Access)).ToArray();

    public override IReadOnlyList<Scalar> Scalars => Heads.Dropout > 0 ? [Scalar.Key] : [];

    public override string Formula =>
        $"dV = P^T dy, dS = P (dy V^T - sum over keys of P dy V^T) / sqrt {Heads.Size}, dQ = dS K, dK = dS^T Q for each of {Heads.Count} heads, {DY.Shape} -> {DQKV.Shape}";

    public override long MultiplyAdds => (Weights is null ? 5 : 4) * Heads.Steps * DY.Shape.Size / (Heads.Causal ? 2 : 1);

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with
    {
        QKV = name(QKV),
        Weights = Weights is null ? null : name(Weights),
        Largest = Largest is null ? null : name(Largest),
        Inverse = Inverse is null ? null : name(Inverse),
        DY = name(DY),
        DQKV = name(DQKV),
        Keys = Keys is null ? null : name(Keys),
        Values = name(Values),
        Scores = Scores is null ? null : name(Scores),
        DScores = name(DScores),
    };

    public override void Evaluate(Frame frame)
    {
        double[] dy = frame[DY], d = frame[DQKV] = new double[frame.Count * DQKV.Shape.Size];
        var attention = new AttentionWeights(Heads, frame[QKV]);
        frame.ForSamples(sample =>
        {
            for (int head = 0; head < Heads.Count; head++)
            {
                for (int query = 0; query < Heads.Steps; query++)
                {
                    double[] weights = Weights is null
                        ? attention.Of(sample, head, query).Weights
                        : frame[Weights].Skip(((sample * Heads.Count + head) * Heads.Steps + query) * Heads.Padded).Take(Heads.Steps).ToArray();
                    double[] mask = attention.Mask(frame, sample, head, query), dp = new double[Heads.Steps];
                    int from = (sample * Heads.Steps + query) * DY.Shape.Channels + head * Heads.Size;
                    int Index(int step, int part) => attention.IndexOf(sample, step, part, head);
                    for (int key = 0; key < Heads.Steps; key++)
                    {
                        for (int i = 0; i < Heads.Size; i++)
                        {
                            dp[key] += dy[from + i] * attention.QKV[Index(key, 2) + i] * mask[key];
                            d[Index(key, 2) + i] += weights[key] * mask[key] * dy[from + i];
                        }
                    }

                    double total = weights.Zip(dp, (weight, gradient) => weight * gradient).Sum();
                    for (int key = 0; key < Heads.Steps; key++)
                    {
                        double ds = weights[key] * (dp[key] - total) * Heads.Scale;
                        for (int i = 0; i < Heads.Size; i++)
                        {
                            d[Index(query, 0) + i] += ds * attention.QKV[Index(key, 1) + i];
                            d[Index(key, 1) + i] += ds * attention.QKV[Index(query, 0) + i];
                        }
                    }
                }
            }
        });
    }

    public override void Emit(KernelWriter writer)
    {
        int features = DY.Shape.Channels, stride = writer.Layout(QKV).PixelStride, dyStride = writer.Layout(DY).PixelStride;
        var methods = new HeadMethods(writer, Heads);
        var rows = new WeightRows(writer, Heads);
        // Padding of a gradient is zero; and blocks add to the gradients of keys and values.
        if (Heads.IsBlocked || DQKV.Shape.Channels % 8 != 0)
            ElementLoop.Fill(writer, "dqkv", writer.Layout(DQKV));
        using (writer.Loop("head", Heads.Count))
        {
            writer.Line($"float* q = qkv + head * {Heads.Size}, k = q + {N(features)}, v = k + {N(features)};");
            writer.Line($"float* dq = dqkv + head * {Heads.Size}, dk = dq + {N(features)}, dv = dk + {N(features)};");
            writer.Line($"float* from = dy + head * {Heads.Size};");
            if (Weights is null)
                writer.Line("TransposeSteps(k, kt);");
            writer.Line("TransposeSteps(v, vt);");
            using (methods.Blocks())
            {
                string statistic = $" + head * {N(Heads.Steps)}{(Heads.IsBlocked ? " + top" : "")}";
                string weights = Weights is null ? "s" : Heads.RowsOfWeights("p"), dropped = Scores is null ? weights : "s";
                string statistics = Weights is null ? $", largest{statistic}, inverse{statistic}" : "";
                if (Weights is null)
                    writer.Line($"Score({methods.Row("q", stride)}, kt, s{methods.Arguments});");
                writer.Line($"ScoreGradient({methods.Row("from", dyStride)}, vt, t{methods.Arguments});");
                writer.Line($"SoftmaxGradient({weights}, t{(weights == dropped ? "" : ", " + dropped)}{statistics}{rows.Arguments("head")}{methods.Arguments});");
                writer.Line($"QueryGradient(t, k, {methods.Row("dq", stride)}{methods.Arguments});");
                writer.Line($"KeyGradient(t, {methods.Row("q", stride)}, dk{methods.Arguments});");
                writer.Line($"ValueGradient({dropped}, {methods.Row("from", dyStride)}, dv{methods.Arguments});");
            }
        }

        methods.Transpose("TransposeSteps", stride);
        if (Weights is null)
            methods.Scores("Score", stride);
        methods.Scores("ScoreGradient", dyStride);
        rows.SoftmaxGradient("SoftmaxGradient", keptWeights: Weights is not null, methods.Parameters);
        methods.SumOverKeys("QueryGradient", stride, stride);
        methods.SumOverQueries("KeyGradient", stride, stride);
        methods.SumOverQueries("ValueGradient", dyStride, stride);
    }
}
