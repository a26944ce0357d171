using System;
using System.Collections.Generic;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels.Recurrent;

/// <summary>wt = the weights of gates with inputs and outputs exchanged: for the gradients by what the gates read.</summary>
internal sealed record GateTransposeKernel(Tensor W, Tensor WT, Gates Gates) : Kernel
{
    public override IReadOnlyList<Operand> Operands => [Operand.Read("w", W), Operand.Write("wt", WT)];

    public override string Formula => $"wt = w with inputs and gates exchanged, {W.Shape} -> {WT.Shape}";

    public override Work Work => Work.Units;

    public override bool IsVectorised => false;

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { W = name(W), WT = name(WT) };

    public override void Evaluate(Frame frame)
    {
        double[] w = frame[W], wt = frame[WT];
        int inputs = W.Shape[1], outputs = W.Shape[0];
        for (int i = 0; i < w.Length; i++)
            wt[i % inputs * outputs + i / inputs] = w[i];
    }

    public override int Units(IPlacement placement) => Plain.Units(placement);

    public override void Emit(KernelWriter writer) => Plain.Emit(writer);

    private TransposeKernel Plain => new(Gates.Widened(W), WT, Groups: 1) { Layer = Layer };
}
