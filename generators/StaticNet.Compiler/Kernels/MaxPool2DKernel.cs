using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;

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

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), Y = name(Y), Winners = Winners is null ? null : name(Winners) };

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

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        TensorLayout x = writer.Layout(X), y = writer.Layout(Y);
        var operands = Winners is null ? new[] { ("y", y) } : [("y", y), ("winners", writer.Layout(Winners))];
        new WindowLoop(Window, x, y).Emit(writer, operands, loop =>
        {
            writer.Vector("best", loop.IsPadded ? simd.Create("float.NegativeInfinity") : simd.Load(loop.TapAt("x", 0)));
            if (Winners is not null)
                writer.Vector("winner", loop.IsPadded ? simd.CreateInt("-1") : simd.Zero);
            loop.Taps("x", loop.IsPadded ? 0 : 1, (at, tap) =>
            {
                writer.Line($"v = {simd.Load(at)};");

                // Larger, or NaN where the best is not: NaN is passed on.
                string larger = simd.And(simd.NotLessThanOrEqual("v", "best"), simd.IsNumber("best"));
                if (Winners is null)
                {
                    writer.Line($"best = {simd.Select(larger, "v", "best")};");
                    return;
                }

                // In the padding nothing has won yet, and the first tap wins even if it is minus infinity.
                writer.Line($"larger = {(loop.IsPadded ? simd.Or(larger, simd.EqualsInt("winner", "-1")) : larger)};");
                writer.Line($"best = {simd.Select("larger", "v", "best")};");
                writer.Line($"winner = {simd.Select("larger", simd.CreateInt(tap), "winner")};");
            }, Winners is null ? ["v"] : ["v", "larger"]);
            writer.Line(simd.Store(loop.At("y"), "best"));
            if (Winners is not null)
                writer.Line(simd.Store(loop.At("winners"), "winner"));
        });
    }
}
