using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y[f] = x[t,f], one step of a sequence.
/// </summary>
internal sealed record StepKernel(Tensor X, Tensor Y, int Step) : Kernel
{
    public override IReadOnlyList<Operand> Operands => [Operand.Read("x", X), Operand.Write("y", Y)];

    public override string Formula => $"y[f] = x[{Step},f], {X.Shape} -> {Y.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), Y = name(Y) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], y = frame[Y];
        int features = X.Shape.Channels;
        frame.ForSamples(sample => Array.Copy(x, (sample * X.Shape.Width + Step) * features, y, sample * features, features));
    }

    public override void Emit(KernelWriter writer)
    {
        TensorLayout x = writer.Layout(X), y = writer.Layout(Y);
        writer.Line($"float* xt = {KernelWriter.At("x", x.Origin + (long)Step * x.PixelStride)};");
        ChannelCopy.Emit(writer, "xt", y, 0, "y", y, 0, y.PixelStride, accumulate: false);
    }
}
