using System.Collections.Generic;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y = the sum of all sources.
/// </summary>
internal sealed record AddKernel(EquatableArray<Tensor> Xs, Tensor Y) : Kernel
{
    public override bool IsElementwise => true;

    public override IReadOnlyList<Operand> Operands
    {
        get
        {
            var operands = new List<Operand>();
            for (int i = 0; i < Xs.Count; i++)
                operands.Add(Operand.Read($"x{i}", Xs[i]));
            operands.Add(Operand.Write("y", Y));
            return operands;
        }
    }

    public override string Formula => $"y = sum of {Xs.Count} sources, {Y.Shape}";

    public override void Evaluate(Frame frame)
    {
        double[] y = frame[Y] = new double[frame.Count * Y.Shape.Size];
        foreach (Tensor tensor in Xs)
        {
            double[] x = frame[tensor];
            for (int i = 0; i < y.Length; i++)
                y[i] += x[i];
        }
    }

    public override void Emit(KernelWriter writer) => throw new System.NotImplementedException();
}
