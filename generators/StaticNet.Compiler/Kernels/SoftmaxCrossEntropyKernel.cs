using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// loss = log sum exp(x) - x[label] and dx = (softmax(x) - onehot(label)) * scale; hit = whether the first largest logit is the label's.
/// </summary>
internal sealed record SoftmaxCrossEntropyKernel(Tensor X, Tensor Label, Tensor Loss, Tensor Hit, Tensor DX) : Kernel
{
    public override IReadOnlyList<Operand> Operands =>
        [Operand.Read("x", X), Operand.Read("label", Label) with { PointerType = "int*" }, Operand.Write("loss", Loss), Operand.Write("hit", Hit), Operand.Write("dx", DX)];

    public override IReadOnlyList<Scalar> Scalars => [Scalar.LossScale];

    public override string Formula => $"loss = log sum exp(x) - x[label], dx = (softmax(x) - onehot(label)) / count, {X.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), Label = name(Label), Loss = name(Loss), Hit = name(Hit), DX = name(DX) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], loss = frame[Loss], hit = frame[Hit], dx = frame[DX];
        int classes = (int)X.Shape.Size;
        for (int sample = 0; sample < frame.Count; sample++)
        {
            int first = sample * classes, label = frame.Labels[sample], best = 0;
            for (int c = 1; c < classes; c++)
                best = x[first + c] > x[first + best] ? c : best;
            double sum = 0;
            for (int c = 0; c < classes; c++)
                sum += System.Math.Exp(x[first + c] - x[first + best]);
            loss[sample] = System.Math.Log(sum) + x[first + best] - x[first + label];
            hit[sample] = best == label ? 1 : 0;
            for (int c = 0; c < classes; c++)
                dx[first + c] = (System.Math.Exp(x[first + c] - x[first + best]) / sum - (c == label ? 1 : 0)) * frame.LossScale;
        }
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        int classes = (int)X.Shape.Size;
        writer.Text.Line($$"""
            int best = 0;
            for (int c = 1; c < {{N(classes)}}; c++)
            {
                if (x[c] > x[best])
                    best = c;
            }

            float max = x[best];
            """);
        writer.Vector("sum", simd.Zero);
        ChannelLoop.Emit(writer, classes, (at, mask) =>
        {
            writer.Vector("e", simd.Call("Exp", simd.Subtract(simd.Load(at("x")), simd.Create("max"))));
            if (mask is not null)
                writer.Line($"e = {simd.And("e", mask)};");
            writer.Line(simd.Store(at("dx"), "e"));
            writer.Line($"sum = {simd.Add("sum", "e")};");
        });
        writer.Line($"float total = {simd.Sum("sum")};");
        writer.Line("*loss = MathF.Log(total) + (max - x[*label]);");
        writer.Line("*hit = best == *label ? 1f : 0f;");
        writer.Vector("factor", simd.Create("scale / total"));
        ChannelLoop.Emit(writer, classes, (at, _) => writer.Line(simd.Store(at("dx"), simd.Multiply(simd.Load(at("dx")), "factor"))));
        writer.Line("dx[*label] -= scale;");
    }
}
