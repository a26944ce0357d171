using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y = the channels of x from First on: the gradient of a concatenation by one of its sources.
/// </summary>
internal sealed record SliceKernel(Tensor X, Tensor Y, int First) : Kernel
{
    public bool Accumulate { get; init; }

    public override IReadOnlyList<Operand> Operands => [Operand.Read("x", X), Operand.Write("y", Y, Accumulate)];

    public override string Formula => $"y {(Accumulate ? "+= " : "= ")}channels {First} to {First + Y.Shape.Channels - 1} of x, {X.Shape} -> {Y.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), Y = name(Y) };

    public override void Evaluate(Frame frame) =>
        ChannelSlice.Copy(frame[X], X.Shape, First, frame[Y], Y.Shape, 0, Y.Shape.Channels, frame.Count, Accumulate);

    public override void Emit(KernelWriter writer)
    {
        ChannelCopy.Emit(writer, "x", writer.Layout(X), First, "y", writer.Layout(Y), 0, Y.Shape.Channels, Accumulate);
        if (!Accumulate)
            ChannelCopy.EmitPadding(writer, "y", writer.Layout(Y));
    }
}
