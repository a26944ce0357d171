using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y[c] = the largest x[c]; the winner, as its pixel's index in row order, is kept for the gradient while training. Of equal
/// values the first wins; NaN wins over all.
/// </summary>
internal sealed record GlobalMaxPoolKernel(Tensor X, Tensor Y, Tensor? Winners) : Kernel
{
    public override IReadOnlyList<Operand> Operands => Winners is null
        ? [Operand.Read("x", X), Operand.Write("y", Y)]
        : [Operand.Read("x", X), Operand.Write("y", Y), Operand.Write("winners", Winners)];

    public override string Formula => $"y[c] = max of x[c] over {X.Shape.Height}x{X.Shape.Width}, {X.Shape} -> {Y.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), Y = name(Y), Winners = Winners is null ? null : name(Winners) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], y = frame[Y];
        double[]? winners = Winners is null ? null : frame[Winners];
        int pixels = X.Shape.Pixels;
        for (int plane = 0; plane < y.Length; plane++)
        {
            int winner = 0;
            for (int pixel = 1; pixel < pixels; pixel++)
            {
                double value = x[plane * pixels + pixel], best = x[plane * pixels + winner];
                if (value > best || (double.IsNaN(value) && !double.IsNaN(best)))
                    winner = pixel;
            }

            y[plane] = x[plane * pixels + winner];
            if (winners is not null)
                winners[plane] = winner;
        }
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        string pixel = X.Shape.Height == 1 ? "j" : $"i * {N(X.Shape.Width)} + j";
        ChannelBlocks.Emit(writer, X.Shape.Channels, (block, vectors) =>
        {
            foreach (int v in Enumerable.Range(0, vectors))
            {
                writer.Vector($"best{v}", simd.Load(At("x", writer.Layout(X).Origin + v * simd.Lanes) + block));
                if (Winners is not null)
                    writer.Vector($"winner{v}", simd.Zero);
            }

            ChannelBlocks.Pixels(writer, block, [("x", writer.Layout(X))], () =>
            {
                if (Winners is not null)
                    writer.Vector("pixel", simd.CreateInt(pixel));
                writer.Line($"{simd.Type} v, larger;");
                for (int v = 0; v < vectors; v++)
                {
                    // Larger, or NaN where the best is not: NaN is passed on.
                    writer.Line($"v = {simd.Load(At("xp", v * simd.Lanes))};");
                    writer.Line($"larger = {simd.And(simd.NotLessThanOrEqual("v", $"best{v}"), simd.IsNumber($"best{v}"))};");
                    writer.Line($"best{v} = {simd.Select("larger", "v", $"best{v}")};");
                    if (Winners is not null)
                        writer.Line($"winner{v} = {simd.Select("larger", "pixel", $"winner{v}")};");
                }
            });
            for (int v = 0; v < vectors; v++)
            {
                writer.Line(simd.Store(At("y", writer.Layout(Y).Origin + v * simd.Lanes) + block, $"best{v}"));
                if (Winners is not null)
                    writer.Line(simd.Store(At("winners", writer.Layout(Winners).Origin + v * simd.Lanes) + block, $"winner{v}"));
            }
        });
    }
}
