using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Functions;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Kernels.Tiles;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y[o,i,j] = f(b[o] + sum {(Transposed ? $"w[c,o,{Window.Vertical.Kernel - 1}-u,{Window.Horizontal.Kernel - 1}-v]" : "w[o,c,u,v]")} x[c, i s + u d - p, j s + v d - p]), cross-correlation over each group of channels. With
/// flipped, transposed weights and the strides exchanged it is also the gradient by the input.
/// </summary>
internal sealed record Conv2DKernel(Tensor X, Tensor W, Tensor? B, Tensor Y, Window Window, int Groups) : Kernel
{
    /// <summary>f; null for none.</summary>
    public Function? Activation { get; init; }

    public bool Accumulate { get; init; }

    /// <summary>
    /// Whether w is that of a transposed convolution, [C, O / g, u, v] with its taps turned round: y[o,i,j] = sum w[c,o,U-1-u,V-1-v] x[c,...].
    /// </summary>
    public bool Transposed { get; init; }

    /// <summary>How it is to be computed, which changes nothing of what it means.</summary>
    public ConvolutionAlgorithm Algorithm { get; init; }

    /// <summary>What is added before f, of y's shape; null for nothing.</summary>
    public Tensor? R { get; init; }

    /// <summary>What y is multiplied by at the end; null for nothing.</summary>
    public Gate? Gate { get; init; }

    public override IReadOnlyList<Operand> Operands
    {
        get
        {
            var operands = new List<Operand> { Operand.Read("x", X), Operand.Read("w", W) };
            if (B is not null)
                operands.Add(Operand.Read("b", B));
            if (R is not null)
                operands.Add(Operand.Read("r", R));
            if (Gate is not null)
                operands.Add(Operand.Read("g", Gate.XY));
            operands.Add(Operand.Write("y", Y, Accumulate));
            return operands;
        }
    }

    public override Tensor? InPlace => R == X ? null : R;

    /// <summary>What is summed, as in the formula.</summary>
    public string Sum => $"sum {(Transposed ? $"w[c,o,{Window.Vertical.Kernel - 1}-u,{Window.Horizontal.Kernel - 1}-v]" : "w[o,c,u,v]")} x[c,{Window.Vertical.Place("i", "u")},{Window.Horizontal.Place("j", "v")}]";

    public override string Formula => $"y[o,i,j]{(Accumulate ? " +=" : " =")} {(Activation is null ? "" : Activation.Name + "(")}{(B is null ? "" : "b[o] + ")}{Sum}{(R is null ? "" : " + r[o,i,j]")}{Gate?.Formula}{(Activation is null ? "" : ")")}, {X.Shape} -> {Y.Shape}";

    public override bool IsProduct => true;

    public override long MultiplyAdds => Y.Shape.Size * (X.Shape.Channels / Groups) * Window.Taps / (Window.Vertical.InputStride * Window.Horizontal.InputStride);

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), W = name(W), B = B is null ? null : name(B), R = R is null ? null : name(R), Gate = Gate is null ? null : Gate with { XY = name(Gate.XY) }, Y = name(Y) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], w = frame[W], y = frame[Y];
        double[]? b = B is null ? null : frame[B], r = R is null ? null : frame[R];
        Shape from = X.Shape, to = Y.Shape;
        int channels = from.Channels / Groups, filters = to.Channels / Groups;
        for (int sample = 0; sample < frame.Count; sample++)
        {
            for (int o = 0; o < to.Channels; o++)
            {
                for (int i = 0; i < to.Height; i++)
                {
                    for (int j = 0; j < to.Width; j++)
                    {
                        double sum = b?[o] ?? 0;
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
                                    int tap = u * Window.Horizontal.Kernel + v;
                                    int place = Transposed
                                        ? (channel * filters + o % filters) * Window.Taps + Window.Taps - 1 - tap
                                        : (o * channels + c) * Window.Taps + tap;
                                    sum += w[place]
                                        * x[((sample * from.Channels + channel) * from.Height + row) * from.Width + column];
                                }
                            }
                        }

                        int at = ((sample * to.Channels + o) * to.Height + i) * to.Width + j;
                        sum += r?[at] ?? 0;
                        Frame.Put(y, at, Activation?.Value(sum) ?? sum, Accumulate);
                        if (Gate is not null)
                            y[at] *= Gate.Function.Derivative(frame[Gate.XY][at], frame[Gate.XY][at]);
                    }
                }
            }
        }
    }

    public override void Emit(KernelWriter writer)
    {
        new ConvolutionBody(writer.Layout(X), writer.Layout(Y), writer.Parameter(W), Window, B is not null, Accumulate, Activation) { TurnsTaps = Transposed, R = R is null ? Gate is null ? null : writer.Layout(Gate.XY) : writer.Layout(R), Gate = Gate?.Function }.Emit(writer);

        // The weights of one group pad its own columns; of several, nobody writes what pads a pixel.
        if (Groups > 1 && !Accumulate)
            ChannelCopy.EmitPadding(writer, "y", writer.Layout(Y));
    }
}
