using System;
using System.Collections.Generic;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// dx[c, i s + u d - p, j s + v d - p] += w[o,c,u,v] dy[o,i,j]: each output gives its gradient back to what it read.
/// </summary>
internal sealed record Conv2DInputGradientKernel(Tensor DY, Tensor W, Tensor DX, Window Window, int Groups) : Kernel
{
    public bool Accumulate { get; init; }

    /// <summary>How it is to be computed, which changes nothing of what it means.</summary>
    public ConvolutionAlgorithm Algorithm { get; init; }

    public override IReadOnlyList<Operand> Operands => [Operand.Read("dy", DY), Operand.Read("w", W), Operand.Write("dx", DX, Accumulate)];

    public override string Formula => $"dx[c,{Window.Vertical.Place("i", "u")},{Window.Horizontal.Place("j", "v")}] += w[o,c,u,v] dy[o,i,j], {DY.Shape} -> {DX.Shape}";

    public override long MultiplyAdds => DY.Shape.Size * W.Shape[1] * Window.Taps / (Window.Vertical.InputStride * Window.Horizontal.InputStride);

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { DY = name(DY), W = name(W), DX = name(DX) };

    public override void Evaluate(Frame frame)
    {
        if (!Accumulate)
            frame[DX] = new double[frame.Count * DX.Shape.Size];
        double[] dy = frame[DY], w = frame[W], dx = frame[DX];
        ConvolutionTaps.Visit(DX.Shape, DY.Shape, Window, Groups, frame.Count, (from, tap, to) => dx[from] += dy[to] * w[tap]);
    }

    public override void Emit(KernelWriter writer) =>
        throw new InvalidOperationException("the schedule puts a convolution with transposed weights in its place");
}
