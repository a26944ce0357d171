using System.Collections.Generic;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// wt[c, g.., u, v] = w[o, c, flipped u, v]: weights with rows and columns exchanged, for the gradient by the input; the taps of a
/// convolution are turned round. Inserted by the schedule.
/// </summary>
internal sealed record TransposeKernel(Tensor W, Tensor WT, int Groups) : Kernel
{
    public override IReadOnlyList<Operand> Operands => [Operand.Read("w", W), Operand.Write("wt", WT)];

    public override string Formula => $"wt = w with inputs and outputs exchanged{(W.Shape.Rank > 2 ? ", taps turned round" : "")}, {W.Shape} -> {WT.Shape}";

    public override Work Work => Work.Units;

    public override void Evaluate(Frame frame)
    {
        double[] w = frame[W], wt = frame[WT];
        int outputs = W.Shape[0] / Groups, inputs = W.Shape[1], taps = (int)(W.Shape.Size / W.Shape[0] / inputs);
        for (int i = 0; i < w.Length; i++)
        {
            int tap = i % taps, c = i / taps % inputs, o = i / taps / inputs % outputs, g = i / taps / inputs / outputs;
            wt[((g * inputs + c) * outputs + o) * taps + (taps - 1 - tap)] = w[i];
        }
    }

    public override void Emit(KernelWriter writer) => throw new System.NotImplementedException();
}
