using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// dx[t,f] = dy[f] at one step, and zero at all others.
/// </summary>
internal sealed record StepGradientKernel(Tensor DY, Tensor DX, int Step) : Kernel
{
    public bool Accumulate { get; init; }

    public override IReadOnlyList<Operand> Operands => [Operand.Read("dy", DY), Operand.Write("dx", DX, Accumulate)];

    public override string Formula => $"dx[{Step},f] {(Accumulate ? "+=" : "=")} dy[f]{(Accumulate ? "" : ", and 0 at all other steps")}, {DY.Shape} -> {DX.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { DY = name(DY), DX = name(DX) };

    public override void Evaluate(Frame frame)
    {
        double[] dy = frame[DY], dx = frame[DX];
        int features = DX.Shape.Channels, steps = DX.Shape.Width;
        for (int i = 0; i < dx.Length; i++)
        {
            int sample = i / features / steps;
            bool isStep = i / features % steps == Step;
            Frame.Put(dx, i, isStep ? dy[sample * features + i % features] : 0, Accumulate);
        }
    }

    public override void Emit(KernelWriter writer)
    {
        TensorLayout dx = writer.Layout(DX), dy = writer.Layout(DY);
        if (!Accumulate)
            ElementLoop.Fill(writer, "dx", dx);
        writer.Line($"float* dxt = {KernelWriter.At("dx", dx.Origin + (long)Step * dx.PixelStride)};");
        ChannelCopy.Emit(writer, "dy", dy, 0, "dxt", dy, 0, dy.PixelStride, Accumulate);
    }
}
