using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Functions;
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

    public override string Formula => $"y = {Function.Formula}, {X.Shape}";

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], y = frame[Y];
        for (int i = 0; i < x.Length; i++)
            y[i] = Function.Value(x[i]);
    }

    public override void Emit(KernelWriter writer) => throw new System.NotImplementedException();
}
