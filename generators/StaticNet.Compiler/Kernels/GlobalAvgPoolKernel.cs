using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y[c] = the mean of x[c] over all pixels of an image, or all steps of a sequence. Rows are summed first and then their sums, so that large images lose little.
/// </summary>
internal sealed record GlobalAvgPoolKernel(Tensor X, Tensor Y) : Kernel
{
    public override IReadOnlyList<Operand> Operands => [Operand.Read("x", X), Operand.Write("y", Y)];

    public override string Formula => $"y[c] = mean of x[c] over {(X.Shape.IsSequence ? $"{X.Shape.Width} steps" : $"{X.Shape.Height}x{X.Shape.Width}")}, {X.Shape} -> {Y.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), Y = name(Y) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], y = frame[Y];
        int pixels = X.Shape.Pixels, channels = X.Shape.Channels;
        for (int plane = 0; plane < y.Length; plane++)
        {
            // Of an image the pixels of a channel follow each other, of a sequence the features of a step.
            int first = X.Shape.IsSequence ? plane / channels * channels * pixels + plane % channels : plane * pixels, stride = X.Shape.IsSequence ? channels : 1;
            y[plane] = Enumerable.Range(0, pixels).Sum(pixel => x[first + pixel * stride]) / pixels;
        }
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        writer.Vector("share", simd.Create(SourceWriter.Literal((float)(1.0 / X.Shape.Pixels))));
        ChannelBlocks.Emit(writer, X.Shape.Channels, (block, vectors) =>
        {
            string Zeros(string letter) => $"{simd.Type} {string.Join(", ", Enumerable.Range(0, vectors).Select(v => $"{letter}{v} = {simd.Zero}"))};";
            writer.Line(Zeros("total"));
            ChannelBlocks.Pixels(
                writer,
                block,
                [("x", writer.Layout(X))],
                () =>
                {
                    for (int v = 0; v < vectors; v++)
                        writer.Line($"sum{v} = {simd.Add($"sum{v}", simd.Load(At("xp", v * simd.Lanes)))};");
                },
                beforeRow: () => writer.Line(Zeros("sum")),
                afterRow: () =>
                {
                    for (int v = 0; v < vectors; v++)
                        writer.Line($"total{v} = {simd.Add($"total{v}", $"sum{v}")};");
                });
            for (int v = 0; v < vectors; v++)
                writer.Line(simd.Store(At("y", writer.Layout(Y).Origin + v * simd.Lanes) + block, simd.Multiply($"total{v}", "share")));
        });
    }
}
