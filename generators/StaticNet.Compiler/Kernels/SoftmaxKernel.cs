using System;
using System.Collections.Generic;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y = exp(x - max x) / sum exp(x - max x) over the channels of each pixel.
/// </summary>
internal sealed record SoftmaxKernel(Tensor X, Tensor Y) : Kernel
{
    public override IReadOnlyList<Operand> Operands => [Operand.Read("x", X), Operand.Write("y", Y)];

    public override string Formula => $"y = exp(x - max x) / sum exp(x - max x) over the channels, {X.Shape}";

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], y = frame[Y];
        foreach (int[] channels in Pixels.Of(X.Shape, frame.Count))
        {
            double max = double.NegativeInfinity, sum = 0;
            foreach (int i in channels)
                max = Math.Max(max, x[i]);
            foreach (int i in channels)
                sum += y[i] = Math.Exp(x[i] - max);
            foreach (int i in channels)
                y[i] /= sum;
        }
    }

    public override void Emit(KernelWriter writer) => throw new NotImplementedException();
}
