using System.Collections.Generic;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// dx = dy at each window's winner, and 0 elsewhere.
/// </summary>
internal sealed record MaxPool2DGradientKernel(Tensor Winners, Tensor DY, Tensor DX, Window Window) : Kernel
{
    public bool Accumulate { get; init; }

    public override IReadOnlyList<Operand> Operands => [Operand.Read("winners", Winners), Operand.Read("dy", DY), Operand.Write("dx", DX, Accumulate)];

    public override string Formula => $"dx at each window's winner += dy, {DY.Shape} -> {DX.Shape}";

    public override void Evaluate(Frame frame)
    {
        if (!Accumulate)
            frame[DX] = new double[frame.Count * DX.Shape.Size];
        double[] winners = frame[Winners], dy = frame[DY], dx = frame[DX];
        Shape from = DX.Shape, to = DY.Shape;
        for (int output = 0; output < dy.Length; output++)
        {
            int j = output % to.Width, i = output / to.Width % to.Height, plane = output / to.Pixels, tap = (int)winners[output];
            int row = Window.Vertical.InputIndex(i, tap / Window.Horizontal.Kernel, from.Height);
            int column = Window.Horizontal.InputIndex(j, tap % Window.Horizontal.Kernel, from.Width);
            dx[(plane * from.Height + row) * from.Width + column] += dy[output];
        }
    }

    public override void Emit(KernelWriter writer) => throw new System.NotImplementedException();
}
