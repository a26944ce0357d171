using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y = x in logical order, whatever the two shapes: Flatten, the gradient of a sum, and (inserted by the schedule) a change of layout.
/// </summary>
internal sealed record CopyKernel(Tensor X, Tensor Y) : Kernel
{
    public bool Accumulate { get; init; }

    public override IReadOnlyList<Operand> Operands => [Operand.Read("x", X), Operand.Write("y", Y, Accumulate)];

    public override string Formula => $"y {(Accumulate ? "+= " : "= ")}x, {X.Shape} -> {Y.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), Y = name(Y) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], y = frame[Y];
        for (int i = 0; i < y.Length; i++)
            Frame.Put(y, i, x[i], Accumulate);
    }

    public override void Emit(KernelWriter writer) => CopyBody.Emit(writer, writer.Layout(X), writer.Layout(Y), Accumulate);
}
