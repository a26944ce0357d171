using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Functions;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y = f(x), element by element.
/// </summary>
internal sealed record ActivateKernel(Tensor X, Tensor Y, Function Function) : Kernel
{
    public override bool IsElementwise => true;

    public override IReadOnlyList<Operand> Operands => [Operand.Read("x", X), Operand.Write("y", Y)];

    public override Tensor? InPlace => X;

    public override bool NamesNumbers => true;

    public override string Formula => $"y = {Function.Formula}, {X.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), Y = name(Y) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], y = frame[Y];
        for (int i = 0; i < x.Length; i++)
            y[i] = Function.Value(x[i]);
    }

    public override void Emit(KernelWriter writer) => ElementLoop.Emit(writer, [("x", writer.Layout(X)), ("y", writer.Layout(Y))], at =>
    {
        writer.Vector("v", writer.Simd.Load(at("x")));
        writer.Line(writer.Simd.Store(at("y"), Function.Emit(writer.Simd, "v")));
    });
}
