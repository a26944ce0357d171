using System.Collections.Generic;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// dx = y (dy - sum dy y) over the channels of each pixel.
/// </summary>
internal sealed record SoftmaxGradientKernel(Tensor Y, Tensor DY, Tensor DX) : Kernel
{
    public bool Accumulate { get; init; }

    public override IReadOnlyList<Operand> Operands => [Operand.Read("y", Y), Operand.Read("dy", DY), Operand.Write("dx", DX, Accumulate)];

    public override string Formula => $"dx = y (dy - sum dy y) over the channels, {DX.Shape}";

    public override void Evaluate(Frame frame)
    {
        double[] y = frame[Y], dy = frame[DY], dx = frame[DX];
        foreach (int[] channels in Pixels.Of(DX.Shape, frame.Count))
        {
            double sum = 0;
            foreach (int i in channels)
                sum += dy[i] * y[i];
            foreach (int i in channels)
                Frame.Put(dx, i, y[i] * (dy[i] - sum), Accumulate);
        }
    }

    public override void Emit(KernelWriter writer) => throw new System.NotImplementedException();
}
