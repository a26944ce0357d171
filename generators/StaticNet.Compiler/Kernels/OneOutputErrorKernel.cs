using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// loss = (x[i] - v)^2 / 2 and dx[i] = (x[i] - v) * scale for a target [i, v]; 0 in all other elements. An index that is none gives
/// a loss of NaN.
/// </summary>
internal sealed record OneOutputErrorKernel(Tensor X, Tensor Target, Tensor Loss, Tensor DX) : Kernel
{
    public override IReadOnlyList<Operand> Operands =>
        [Operand.Read("x", X), Operand.Read("target", Target), Operand.Write("loss", Loss), Operand.Write("dx", DX)];

    public override IReadOnlyList<Scalar> Scalars => [Scalar.LossScale];

    public override string Formula => $"loss = (x[i] - v)^2 / 2, dx[i] = (x[i] - v) / count, for a target [i, v], {X.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), Target = name(Target), Loss = name(Loss), DX = name(DX) };

    public override bool IsVectorised => false;

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], target = frame[Target], loss = frame[Loss], dx = frame[DX] = new double[frame.Count * X.Shape.Size];
        int size = (int)X.Shape.Size;
        for (int sample = 0; sample < frame.Count; sample++)
        {
            double index = target[2 * sample];
            if (!(index >= 0 && index < size))
            {
                loss[sample] = double.NaN;
                continue;
            }

            int i = sample * size + (int)index;
            double error = x[i] - target[2 * sample + 1];
            loss[sample] = error * error / 2;
            dx[i] = error * frame.LossScale;
        }
    }

    public override void Emit(KernelWriter writer)
    {
        ElementLoop.Fill(writer, "dx", writer.Layout(DX));
        writer.Text.Line($$"""
            if (!(target[0] >= 0f && target[0] < {{N(X.Shape.Size)}}f))
            {
                *loss = float.NaN;
                return;
            }

            int i = (int)target[0];
            float error = x[i] - target[1];
            *loss = 0.5f * error * error;
            dx[i] = error * scale;
            """);
    }
}
