using System.Collections.Generic;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// dW[o,i] = sum over rows of dy[o] x[i].
/// </summary>
internal sealed record DenseWeightGradientKernel(Tensor X, Tensor DY, Tensor DW) : Kernel
{
    public override IReadOnlyList<Operand> Operands => [Operand.Read("x", X), Operand.Read("dy", DY), Operand.Write("dw", DW)];

    public override bool TakesAnyOrder(Tensor tensor) => tensor == X && X.Shape.IsVector;

    public override string Formula => "";

    public override long MultiplyAdds => X.Shape.Size * DW.Shape[0];

    public override Work Work => Work.Units;

    public override void Evaluate(Frame frame)
    {
        int inputs = DW.Shape[1], outputs = DW.Shape[0];
        double[] x = frame[X], dy = frame[DY], dw = new double[DW.Shape.Size];
        for (int row = 0; row < x.Length / inputs; row++)
        {
            for (int o = 0; o < outputs; o++)
            {
                for (int i = 0; i < inputs; i++)
                    dw[o * inputs + i] += dy[row * outputs + o] * x[row * inputs + i];
            }
        }

        frame[DW] = dw;
    }

    public override void Emit(KernelWriter writer) => throw new System.NotImplementedException();
}
