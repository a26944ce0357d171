using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// loss = sum of max(0, x[c] - x[label] + 1) over the other classes, divided by all classes where told; dx = 1 for each of them that is
/// over 0, and minus their number at the label, times scale.
/// </summary>
internal sealed record MulticlassHingeKernel(Tensor X, Tensor Label, Tensor Loss, Tensor Hit, Tensor DX, bool DivideByClasses) : Kernel
{
    public override IReadOnlyList<Operand> Operands =>
        [Operand.Read("x", X), Operand.Read("label", Label) with { PointerType = "int*" }, Operand.Write("loss", Loss), Operand.Write("hit", Hit), Operand.Write("dx", DX)];

    public override IReadOnlyList<Scalar> Scalars => [Scalar.LossScale];

    public override string Formula => $"loss = {(DivideByClasses ? $"1 / {X.Shape.Size} " : "")}sum max(0, x - x[label] + 1) over the other classes, dx = its gradient / count, {X.Shape}";

    private double Share => DivideByClasses ? 1.0 / X.Shape.Size : 1;

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), Label = name(Label), Loss = name(Loss), Hit = name(Hit), DX = name(DX) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], loss = frame[Loss], hit = frame[Hit], dx = frame[DX];
        int classes = (int)X.Shape.Size;
        for (int sample = 0; sample < frame.Count; sample++)
        {
            int first = sample * classes, label = frame.Labels[sample], best = 0, over = 0;
            double sum = 0;
            for (int c = 0; c < classes; c++)
            {
                best = x[first + c] > x[first + best] ? c : best;
                double margin = x[first + c] - x[first + label] + 1;
                bool counts = c != label && margin > 0;
                sum += counts ? margin : 0;
                over += counts ? 1 : 0;
                dx[first + c] = counts ? Share * frame.LossScale : 0;
            }

            loss[sample] = sum * Share;
            hit[sample] = best == label ? 1 : 0;
            dx[first + label] = -over * Share * frame.LossScale;
        }
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        int classes = (int)X.Shape.Size;
        writer.Text.Line($$"""
            int y = *label, best = 0;
            for (int c = 1; c < {{N(classes)}}; c++)
            {
                if (x[c] > x[best])
                    best = c;
            }

            *hit = best == y ? 1f : 0f;
            double total = 0;
            """);
        writer.Line(DivideByClasses ? $"float share = scale * {SourceWriter.Literal((float)Share)};" : "float share = scale;");
        writer.Vector("own", simd.Create("x[y] - 1f"));
        writer.Vector("over", simd.Zero);
        ChannelLoop.Emit(writer, classes, (at, mask) =>
        {
            writer.Vector("margin", simd.Subtract(simd.Load(at("x")), "own"));
            string counts = simd.GreaterThan("margin", simd.Zero);
            writer.Vector("counts", mask is null ? counts : simd.And(counts, mask));
            writer.Line($"total += {simd.Sum(simd.And("margin", "counts"))};");
            writer.Line($"over = {simd.Add("over", simd.And("counts", simd.Create("1f")))};");
            writer.Line(simd.Store(at("dx"), simd.And("counts", simd.Create("share"))));
        });

        // The label's own margin is 1, and has been counted.
        writer.Line(DivideByClasses ? $"*loss = (float)((total - (x[y] - (x[y] - 1f))) * {SourceWriter.Literal(Share)});" : "*loss = (float)(total - (x[y] - (x[y] - 1f)));");
        writer.Line($"dx[y] = (1f - {simd.Sum("over")}) * share;");
    }
}
