using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Normalization;

/// <summary>Writes the terms of each pixel's windows between margins of zeros.</summary>
internal static class LocalResponseMargins
{
    /// <summary>Writes the loop, and gives the margins' layout as pixels of the image that they belong to.</summary>
    public static TensorLayout Emit(
        KernelWriter writer, Tensor t, int channels, IReadOnlyList<(string Letter, TensorLayout Layout)> operands, int half, Func<Func<string, string>, string> term)
    {
        Simd simd = writer.Simd;
        TensorLayout first = operands[0].Layout, own = writer.Layout(t);
        TensorLayout margins = new(own.Channels, first.Height, first.Width, own.PixelStride, Halo.None, PixelMajor: true);
        PixelLoop.Emit(writer, [.. operands, ("t", margins)], () =>
        {
            // Terms first, with zeros in the lanes behind the last channel; then what of the margins they have not covered.
            ChannelLoop.Emit(writer, channels, (at, mask) =>
            {
                writer.Vector("term", term(at));
                writer.Line(Store(at(At("tp", half)), mask is null ? "term" : simd.And("term", mask)));
            });
            int covered = half + (channels + 7) / 8 * 8;
            Zero(0, half);
            Zero(covered, margins.PixelStride);
        });
        return margins;

        string Store(string pointer, string value) => simd.Store(pointer, value);

        void Zero(int from, int to)
        {
            if (from >= to)
                return;
            writer.Line($"for (int c = {N(from)}; c < {N(to)}; c++)");
            using (writer.Text.Indent())
                writer.Line("tp[c] = 0f;");
        }
    }
}
