using System.Collections.Generic;
using System;
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
        Shape from = DX.Shape, to = DY.Shape;
        int channels = from.Channels / Groups, filters = to.Channels / Groups;
        int Kernel(int o, int c, int u, int v) => ((o * channels + c) * Window.Vertical.Kernel + u) * Window.Horizontal.Kernel + v;
        for (int sample = 0; sample < frame.Count; sample++)
        {
            for (int o = 0; o < to.Channels; o++)
            {
                for (int i = 0; i < to.Height; i++)
                {
                    for (int j = 0; j < to.Width; j++)
                    {
                        double d = dy[((sample * to.Channels + o) * to.Height + i) * to.Width + j];
                        for (int c = 0; c < channels; c++)
                        {
                            for (int u = 0; u < Window.Vertical.Kernel; u++)
                            {
                                int row = Window.Vertical.InputIndex(i, u, from.Height);
                                if (row < 0)
                                    continue;
                                for (int v = 0; v < Window.Horizontal.Kernel; v++)
                                {
                                    int column = Window.Horizontal.InputIndex(j, v, from.Width);
                                    if (column < 0)
                                        continue;
                                    int channel = o / filters * channels + c;
                                    dx[((sample * from.Channels + channel) * from.Height + row) * from.Width + column] += d * w[Kernel(o, c, u, v)];
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    public override void Emit(KernelWriter writer) =>
        throw new InvalidOperationException("the schedule puts a convolution with transposed weights in its place");
}
