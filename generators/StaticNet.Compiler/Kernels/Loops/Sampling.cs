using System;
using System.Collections.Generic;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Loops;

/// <summary>
/// Every pixel of an upsampled image with the pixels that it is made of. Along an axis pixel i lies at (2 i + 1 - f) / 2 f, at least 0,
/// in the smaller image; whole numbers until the last division.
/// </summary>
internal static class Sampling
{
    /// <summary>The pixels that one is made of, with their shares.</summary>
    public static IEnumerable<(int Row, int Column, double Share)> Around(int i, int j, int factor, bool bilinear, Shape from)
    {
        if (!bilinear)
        {
            yield return (i / factor, j / factor, 1);
            yield break;
        }

        int y = Math.Max(0, 2 * i + 1 - factor), x = Math.Max(0, 2 * j + 1 - factor), whole = 2 * factor;
        double bottom = (double)(y % whole) / whole, right = (double)(x % whole) / whole;
        int row = y / whole, column = x / whole, nextRow = Math.Min(row + 1, from.Height - 1), nextColumn = Math.Min(column + 1, from.Width - 1);
        yield return (row, column, (1 - bottom) * (1 - right));
        yield return (row, nextColumn, (1 - bottom) * right);
        yield return (nextRow, column, bottom * (1 - right));
        yield return (nextRow, nextColumn, bottom * right);
    }

    /// <summary>
    /// Writes the loop. The pointer y of the large image gives yp, its pixel; x of the small one gives xp, or for bilinear xpa to xpd, the
    /// pixels above and below, with the vectors top, bottom, left and right as their shares.
    /// </summary>
    public static void Emit(
        KernelWriter writer, int factor, bool bilinear, (string Letter, TensorLayout Layout) small, (string Letter, TensorLayout Layout) large, Action body)
    {
        (string x, TensorLayout from) = small;
        (string y, TensorLayout to) = large;
        string place = At(x, from.Origin);
        using (writer.Loop("i", to.Height))
        {
            if (bilinear)
            {
                Axis(writer, "i", "row", "bottom", "top", factor);
                writer.Line($"float* {x}r = {place} + row * {N(from.RowStride)};");
                writer.Line($"float* {x}n = {place} + Math.Min(row + 1, {N(from.Height - 1)}) * {N(from.RowStride)};");
            }
            else
            {
                writer.Line($"float* {x}r = {place} + i / {N(factor)} * {N(from.RowStride)};");
            }

            using (writer.Loop("j", to.Width))
            {
                writer.Line($"float* {y}p = {At(y, to.Origin)}{Term("i", to.RowStride)}{Term("j", to.PixelStride)};");
                if (bilinear)
                {
                    Axis(writer, "j", "column", "right", "left", factor);
                    writer.Line($"int next = Math.Min(column + 1, {N(from.Width - 1)}) * {N(from.PixelStride)};");
                    writer.Line($"column *= {N(from.PixelStride)};");
                    foreach ((string letter, string row, string column) in new[] { ("a", "r", "column"), ("b", "r", "next"), ("c", "n", "column"), ("d", "n", "next") })
                        writer.Line($"float* {x}p{letter} = {x}{row} + {column};");
                }
                else
                {
                    writer.Line($"float* {x}p = {x}r + j / {N(factor)} * {N(from.PixelStride)};");
                }

                body();
            }
        }
    }

    // The pixel before a place, and the shares of the one behind it and of itself.
    private static void Axis(KernelWriter writer, string index, string pixel, string behind, string before, int factor)
    {
        string at = $"{pixel}At", part = SourceWriter.Literal((float)(0.5 / factor));
        writer.Line($"int {at} = Math.Max(0, 2 * {index} - {N(factor - 1)});");
        writer.Line($"int {pixel} = {at} / {N(2 * factor)};");
        writer.Vector(behind, writer.Simd.Create($"{at} % {N(2 * factor)} * {part}"));
        writer.Vector(before, writer.Simd.Create($"1f - {at} % {N(2 * factor)} * {part}"));
    }
}
