using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Functions;
using StaticNet.Compiler.Kernels.Tiles;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y[c,i,j] = f(b[c] + sum w[c,0,u,v] x[c, i s + u d - p, j s + v d - p]), each channel by itself. With its taps turned round and
/// the strides exchanged it is also the gradient by the input.
/// </summary>
internal sealed record DepthwiseConv2DKernel(Tensor X, Tensor W, Tensor? B, Tensor Y, Window Window) : Kernel
{
    /// <summary>f; null for none.</summary>
    public Function? Activation { get; init; }

    public bool Accumulate { get; init; }

    /// <summary>Whether the last tap of the weights goes with the window's first.</summary>
    public bool TurnsTaps { get; init; }

    /// <summary>The derivative that the result is multiplied by; null for none.</summary>
    public Gate? Gate { get; init; }

    public override IReadOnlyList<Operand> Operands
    {
        get
        {
            Operand[] bias = B is null ? [] : [Operand.Read("b", B)], gate = Gate is null ? [] : [Operand.Read("g", Gate.XY)];
            return [Operand.Read("x", X), Operand.Read("w", W), .. bias, .. gate, Operand.Write("y", Y, Accumulate)];
        }
    }

    public override string Formula => $"y[c,i,j]{(Accumulate ? " +=" : " =")} {(Activation is null ? "" : Activation.Name + "(")}{(B is null ? "" : "b[c] + ")}sum w[c,0,{Tap("u", Window.Vertical)},{Tap("v", Window.Horizontal)}] x[c,{Window.Vertical.Place("i", "u")},{Window.Horizontal.Place("j", "v")}]{Gate?.Formula}{(Activation is null ? "" : ")")}, {X.Shape} -> {Y.Shape}";

    public override long MultiplyAdds => Y.Shape.Size * Window.Taps / (Window.Vertical.InputStride * Window.Horizontal.InputStride);

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), W = name(W), B = B is null ? null : name(B), Gate = Gate is null ? null : Gate with { XY = name(Gate.XY) }, Y = name(Y) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], w = frame[W], y = frame[Y];
        double[]? b = B is null ? null : frame[B];
        Shape from = X.Shape, to = Y.Shape;
        for (int output = 0; output < y.Length; output++)
        {
            int j = output % to.Width, i = output / to.Width % to.Height, plane = output / to.Pixels, c = plane % to.Channels;
            double sum = b?[c] ?? 0;
            for (int tap = 0; tap < Window.Taps; tap++)
            {
                int row = Window.Vertical.InputIndex(i, tap / Window.Horizontal.Kernel, from.Height);
                int column = Window.Horizontal.InputIndex(j, tap % Window.Horizontal.Kernel, from.Width);
                if (row >= 0 && column >= 0)
                    sum += w[c * Window.Taps + (TurnsTaps ? Window.Taps - 1 - tap : tap)] * x[(plane * from.Height + row) * from.Width + column];
            }

            if (Gate is not null)
                sum *= Gate.Function.Derivative(frame[Gate.XY][output], frame[Gate.XY][output]);
            Frame.Put(y, output, Activation?.Value(sum) ?? sum, Accumulate);
        }
    }

    public override void Emit(KernelWriter writer) =>
        new DepthwiseBody(writer.Layout(X), writer.Layout(Y), writer.Parameter(W), Window, TurnsTaps, B is not null, Accumulate, Activation)
        {
            G = Gate is null ? null : writer.Layout(Gate.XY),
            Gate = Gate?.Function,
        }.Emit(writer);

    private string Tap(string letter, Axis axis) => TurnsTaps ? $"{axis.Kernel - 1}-{letter}" : letter;
}
