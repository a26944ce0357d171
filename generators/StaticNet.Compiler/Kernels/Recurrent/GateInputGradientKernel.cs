using System;
using System.Collections.Generic;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels.Recurrent;

/// <summary>dx[t] = W^T da[t] for all steps at once, with transposed weights.</summary>
internal sealed record GateInputGradientKernel(Tensor DA, Tensor WT, Tensor DX, Gates Gates) : Kernel
{
    public bool Accumulate { get; init; }

    public override IReadOnlyList<Operand> Operands => [Operand.Read("x", DA), Operand.Read("w", WT), Operand.Write("y", DX, Accumulate)];

    public override string Formula => $"dx {(Accumulate ? "+=" : "=")} W^T da, {DA.Shape} -> {DX.Shape}";

    public override long MultiplyAdds => DX.Shape.Size * WT.Shape[1];

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { DA = name(DA), WT = name(WT), DX = name(DX) };

    public override void Evaluate(Frame frame)
    {
        double[] da = frame[DA], wt = frame[WT], dx = frame[DX];
        int inputs = WT.Shape[0], outputs = WT.Shape[1];
        for (int i = 0; i < dx.Length; i++)
        {
            double sum = 0;
            for (int o = 0; o < outputs; o++)
                sum += wt[i % inputs * outputs + o] * da[i / inputs * Gates.Columns + Gates.Column(o)];
            Frame.Put(dx, i, sum, Accumulate);
        }
    }

    public override void Emit(KernelWriter writer) =>
        new DenseKernel(DA, WT with { Shape = new Shape(WT.Shape[0], Gates.Columns) }, null, DX) { Layer = Layer, Batched = true, Accumulate = Accumulate }.Emit(writer);
}
