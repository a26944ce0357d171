using System;
using System.Collections.Generic;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels.Recurrent;

/// <summary>dW[o,i] = sum over samples and steps of da[o] x[i]; with the states before each step as x it is the gradient of the weights on the state.</summary>
internal sealed record GateWeightGradientKernel(Tensor X, Tensor DA, Tensor DW, Gates Gates) : Kernel
{
    public override IReadOnlyList<Operand> Operands => [Operand.Read("x", X), Operand.Read("dy", DA), Operand.Write("dw", DW)];

    public override string Formula => $"dW[o,i] = sum over samples and steps of da[o] x[i], {DA.Shape} x {X.Shape} -> {DW.Shape}";

    public override long MultiplyAdds => X.Shape.Size * DW.Shape[0];

    public override Work Work => Work.Units;

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), DA = name(DA), DW = name(DW) };

    public override void Evaluate(Frame frame)
    {
        int inputs = DW.Shape[1], outputs = DW.Shape[0];
        double[] x = frame[X], da = frame[DA], dw = new double[DW.Shape.Size];
        for (int row = 0; row < x.Length / inputs; row++)
        {
            for (int o = 0; o < outputs; o++)
            {
                for (int i = 0; i < inputs; i++)
                    dw[o * inputs + i] += da[row * Gates.Columns + Gates.Column(o)] * x[row * inputs + i];
            }
        }

        frame[DW] = dw;
    }

    public override int Units(IPlacement placement) => Plain.Units(placement);

    public override void Emit(KernelWriter writer) => Plain.Emit(writer);

    private DenseWeightGradientKernel Plain => new(X, DA, Gates.Widened(DW)) { Layer = Layer };
}
