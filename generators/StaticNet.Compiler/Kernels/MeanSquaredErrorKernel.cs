using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// loss = mean (x - t)^2 over the elements, dx = 2 (x - t) / n * scale.
/// </summary>
internal sealed record MeanSquaredErrorKernel(Tensor X, Tensor Target, Tensor Loss, Tensor DX) : Kernel
{
    public override IReadOnlyList<Operand> Operands =>
        [Operand.Read("x", X), Operand.Read("target", Target), Operand.Write("loss", Loss), Operand.Write("dx", DX)];

    public override IReadOnlyList<Scalar> Scalars => [Scalar.LossScale];

    public override string Formula => $"loss = mean (x - target)^2, dx = 2 (x - target) / ({X.Shape.Size} count), {X.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), Target = name(Target), Loss = name(Loss), DX = name(DX) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], target = frame[Target], loss = frame[Loss], dx = frame[DX];
        int size = (int)X.Shape.Size;
        for (int sample = 0; sample < frame.Count; sample++)
        {
            double sum = 0;
            for (int i = sample * size; i < (sample + 1) * size; i++)
            {
                sum += (x[i] - target[i]) * (x[i] - target[i]);
                dx[i] = 2 * (x[i] - target[i]) / size * frame.LossScale;
            }

            loss[sample] = sum / size;
        }
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        writer.Vector("sum", simd.Zero);
        writer.Vector("factor", simd.Create($"{SourceWriter.Literal((float)(2.0 / X.Shape.Size))} * scale"));
        PixelLoop.Emit(writer, [("x", writer.Layout(X)), ("target", writer.Layout(Target)), ("dx", writer.Layout(DX))], () => ChannelLoop.Emit(writer, X.Shape.Channels, (at, mask) =>
        {
            writer.Vector("e", simd.Subtract(simd.Load(at("xp")), simd.Load(at("targetp"))));
            if (mask is not null)
                writer.Line($"e = {simd.And("e", mask)};");
            writer.Line($"sum = {simd.MultiplyAdd("e", "e", "sum")};");
            writer.Line(simd.Store(at("dxp"), simd.Multiply("e", "factor")));
        }));
        writer.Line($"*loss = {simd.Sum("sum")} * {SourceWriter.Literal((float)(1.0 / X.Shape.Size))};");
    }
}
