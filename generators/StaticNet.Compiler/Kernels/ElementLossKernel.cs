using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Kernels.LossFunctions;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// loss = mean (or sum) of l(x, t) over the elements, dx = l'(x, t) / n * scale (or without n). Summed in double.
/// </summary>
internal sealed record ElementLossKernel(Tensor X, Tensor Target, Tensor Loss, Tensor DX, LossFunction Function, bool Mean) : Kernel
{
    public override IReadOnlyList<Operand> Operands =>
        [Operand.Read("x", X), Operand.Read("target", Target), Operand.Write("loss", Loss), Operand.Write("dx", DX)];

    public override IReadOnlyList<Scalar> Scalars => [Scalar.LossScale];

    public override string Formula => $"loss = {(Mean ? "mean" : "sum")} of {Function.Formula}, dx = its derivative / count, {X.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), Target = name(Target), Loss = name(Loss), DX = name(DX) };

    private double Share => Mean ? 1.0 / X.Shape.Size : 1;

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], target = frame[Target], loss = frame[Loss], dx = frame[DX];
        int size = (int)X.Shape.Size;
        for (int sample = 0; sample < frame.Count; sample++)
        {
            double sum = 0;
            for (int i = sample * size; i < (sample + 1) * size; i++)
            {
                sum += Function.Value(x[i], target[i]);
                dx[i] = Function.Derivative(x[i], target[i]) * Share * frame.LossScale;
            }

            loss[sample] = sum * Share;
        }
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        writer.Line("double total = 0;");
        writer.Vector("factor", simd.Create(Mean ? $"{SourceWriter.Literal((float)Share)} * scale" : "scale"));
        PixelLoop.Emit(writer, [("x", writer.Layout(X)), ("target", writer.Layout(Target)), ("dx", writer.Layout(DX))], () => ChannelLoop.Emit(writer, X.Shape.Channels, (at, mask) =>
        {
            writer.Vector("v", simd.Load(at("xp")));
            writer.Vector("t", simd.Load(at("targetp")));
            string value = Function.Emit(writer, "v", "t");
            writer.Line($"total += {simd.Sum(mask is null ? value : simd.And(value, mask))};");
            string d = simd.Multiply(Function.EmitDerivative(writer, "v", "t"), "factor");
            writer.Line(simd.Store(at("dxp"), mask is null ? d : simd.And(d, mask)));
        }));
        writer.Line(Mean ? $"*loss = (float)(total * {SourceWriter.Literal(Share)});" : "*loss = (float)total;");
    }
}
