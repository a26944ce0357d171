using System.Collections.Generic;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y[c,i,j] = the largest x[c] of the window; the winner, as its tap's index in row order, is kept for the gradient while training.
/// Padding counts as minus infinity; of equal values the first wins; NaN wins over all.
/// </summary>
internal sealed record MaxPool2DKernel(Tensor X, Tensor Y, Tensor? Winners, Window Window) : Kernel
{
    public override IReadOnlyList<Operand> Operands => Winners is null
        ? [Operand.Read("x", X), Operand.Write("y", Y)]
        : [Operand.Read("x", X), Operand.Write("y", Y), Operand.Write("winners", Winners)];

    public override string Formula => $"y[c,i,j] = max of x[c] over {Window.Vertical.Kernel}x{Window.Horizontal.Kernel}, {X.Shape} -> {Y.Shape}";

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], y = frame[Y];
        double[]? winners = Winners is null ? null : frame[Winners];
        Shape from = X.Shape, to = Y.Shape;
        for (int output = 0; output < y.Length; output++)
        {
            int j = output % to.Width, i = output / to.Width % to.Height, plane = output / to.Pixels;
            double best = double.NegativeInfinity;
            int winner = -1;
            for (int tap = 0; tap < Window.Taps; tap++)
            {
                int row = Window.Vertical.InputIndex(i, tap / Window.Horizontal.Kernel, from.Height);
                int column = Window.Horizontal.InputIndex(j, tap % Window.Horizontal.Kernel, from.Width);
                if (row < 0 || column < 0)
                    continue;
                double value = x[(plane * from.Height + row) * from.Width + column];
                if (winner < 0 || value > best || (double.IsNaN(value) && !double.IsNaN(best)))
                    (best, winner) = (value, tap);
            }

            y[output] = best;
            if (winners is not null)
                winners[output] = winner;
        }
    }

    public override void Emit(KernelWriter writer) => throw new System.NotImplementedException();
}
