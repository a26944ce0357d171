using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y = the sources one behind the other along the channels.
/// </summary>
internal sealed record ConcatKernel(EquatableArray<Tensor> Xs, Tensor Y) : Kernel
{
    public override IReadOnlyList<Operand> Operands => [.. Xs.Select((x, i) => Operand.Read($"x{i}", x)), Operand.Write("y", Y)];

    public override string Formula => $"y = {Xs.Count} sources behind each other along the channels, {Y.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { Xs = new(Xs.Select(name).ToArray()), Y = name(Y) };

    public override void Evaluate(Frame frame)
    {
        double[] y = frame[Y];
        int first = 0;
        foreach (Tensor tensor in Xs)
        {
            ChannelSlice.Copy(frame[tensor], tensor.Shape, 0, y, Y.Shape, first, tensor.Shape.Channels, frame.Count, accumulate: false);
            first += tensor.Shape.Channels;
        }
    }

    public override void Emit(KernelWriter writer)
    {
        TensorLayout y = writer.Layout(Y);
        int first = 0;
        for (int i = 0; i < Xs.Count; i++)
        {
            int channels = Xs[i].Shape.Channels;
            ChannelCopy.Emit(writer, $"x{i}", writer.Layout(Xs[i]), 0, "y", y, first, channels, accumulate: false);
            first += channels;
        }

        ChannelCopy.EmitPadding(writer, "y", y);
    }
}
