using System;
using System.Collections.Generic;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// dx[i] = sum dy[o] W[o,i] for each row.
/// </summary>
internal sealed record DenseInputGradientKernel(Tensor DY, Tensor W, Tensor DX) : Kernel
{
    public bool Accumulate { get; init; }

    public override IReadOnlyList<Operand> Operands => [Operand.Read("dy", DY), Operand.Read("w", W), Operand.Write("dx", DX, Accumulate)];

    public override string Formula => $"dx = W^T dy, {DY.Shape} -> {DX.Shape}";

    public override long MultiplyAdds => DX.Shape.Size * W.Shape[0];

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { DY = name(DY), W = name(W), DX = name(DX) };

    public override void Evaluate(Frame frame)
    {
        int inputs = W.Shape[1], outputs = W.Shape[0];
        double[] dy = frame[DY], w = frame[W], dx = frame[DX];
        for (int row = 0; row < dx.Length / inputs; row++)
        {
            for (int i = 0; i < inputs; i++)
            {
                double sum = 0;
                for (int o = 0; o < outputs; o++)
                    sum += w[o * inputs + i] * dy[row * outputs + o];
                Frame.Put(dx, row * inputs + i, sum, Accumulate);
            }
        }
    }

    public override void Emit(KernelWriter writer) =>
        throw new InvalidOperationException("the schedule puts a product with transposed weights in its place");
}
