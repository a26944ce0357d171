using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Tiles;

/// <summary>
/// The gradient by weights of a depthwise convolution: a unit is eight channels and some taps, whose sums stay in registers over
/// all samples and pixels. Of a small kernel a unit has all taps, of a larger one some of a row.
/// </summary>
internal sealed record DepthwiseGradientBody(TensorLayout X, TensorLayout DY, ParameterLayout W, Window Window, int XSample, int DYSample)
{
    // With dy and one operand in flight that fills 16 registers well.
    private const int MostTaps = 12;

    /// <summary>Whether the method is told whether to add to what is there.</summary>
    public bool Adds { get; init; }

    private int Blocks => W.PaddedColumns / 8;

    public int Units => Families().Sum(family => family.Units);

    public void Emit(KernelWriter writer)
    {
        foreach (Family family in Families())
        {
            using (writer.Text.Open($"for (int unit = Math.Max(begin, {N(family.First)}); unit < Math.Min(end, {N(family.First + family.Units)}); unit++)"))
                EmitUnit(writer, family);
        }
    }

    private IEnumerable<Family> Families()
    {
        int rows = Window.Vertical.Kernel, columns = Window.Horizontal.Kernel;
        if (rows * columns <= MostTaps)
        {
            yield return new Family(0, Blocks, rows, 0, columns);
            yield break;
        }

        int first = 0;
        for (int column = 0; column < columns; column += MostTaps)
        {
            yield return new Family(first, Blocks * rows, 1, column, Math.Min(MostTaps, columns - column));
            first += Blocks * rows;
        }
    }

    private void EmitUnit(KernelWriter writer, Family family)
    {
        Simd simd = writer.Simd;
        bool rowwise = family.Units > Blocks;
        string at = family.First == 0 ? "unit" : $"(unit - {N(family.First)})";
        writer.Line(rowwise ? $"int c = {at} % {N(Blocks)} * 8, u = {at} / {N(Blocks)};" : $"int c = {at} * 8;");
        int full = W.FullPanels * 16;
        writer.Line(W.TailWidth == 0 ? "const int width = 16;" : full == 0 ? "const int width = 8;" : $"int width = c < {N(full)} ? 16 : 8;");
        string wide = $"c / 16 * {N(W.Rows * 16)} + c % 16", narrow = full == 0 ? "c" : $"{N((long)full * W.Rows)} + c - {N(full)}";
        string place = W.TailWidth == 0 ? wide : full == 0 ? narrow : $"(c < {N(full)} ? {wide} : {narrow})";
        string firstTap = (rowwise ? Term("u", Window.Horizontal.Kernel) : "") + (family.Column > 0 ? $" + {N(family.Column)}" : "");
        writer.Line($"float* d = dw + {place}{(firstTap.Length == 0 ? "" : $" + ({firstTap.Substring(3)}) * width")};");
        using (simd.Lanes < 8 ? writer.Text.Open($"for (int h = 0; h < 8; h += {simd.Lanes})") : writer.Text.Open())
            EmitSums(writer, family, rowwise, simd.Lanes < 8 ? " + h" : "");
    }

    private void EmitSums(KernelWriter writer, Family family, bool rowwise, string h)
    {
        Simd simd = writer.Simd;
        int taps = family.Rows * family.Columns;
        string To(int tap) => tap == 0 ? $"d{h}" : $"d + {tap} * width{h}";
        for (int tap = 0; tap < taps; tap++)
            writer.Vector($"s{tap}", Adds ? $"adds ? {simd.Load(To(tap))} : {simd.Zero}" : simd.Zero);
        long corner = X.Origin - (long)Window.Vertical.Begin * X.RowStride
            + ((long)family.Column * Window.Horizontal.Dilation - Window.Horizontal.Begin) * X.PixelStride;
        long xPixel = (long)Window.Horizontal.Stride * X.PixelStride;
        using (writer.Text.Open("for (int sample = 0; sample < count; sample++)"))
        {
            writer.Line($"float* p = {At("x", corner)} + c{h}{Term("sample", XSample)}{(rowwise ? Term("u", (long)Window.Vertical.Dilation * X.RowStride) : "")};");
            writer.Line($"float* q = {At("dy", DY.Origin)} + c{h}{Term("sample", DYSample)};");
            using (writer.Loop("i", DY.Height))
            {
                using (writer.Text.Open($"for (int j = {N(DY.Width)}; j != 0; j--)"))
                {
                    writer.Vector("v", simd.Load("q"));
                    for (int tap = 0; tap < taps; tap++)
                    {
                        long offset = (long)(tap / family.Columns) * Window.Vertical.Dilation * X.RowStride + (long)(tap % family.Columns) * Window.Horizontal.Dilation * X.PixelStride;
                        writer.Line($"s{tap} = {simd.MultiplyAdd("v", simd.Load(At("p", offset)), $"s{tap}")};");
                    }

                    writer.Line($"p += {N(xPixel)}; q += {N(DY.PixelStride)};");
                }

                writer.Move((long)Window.Vertical.Stride * X.RowStride - DY.Width * xPixel, DY.RowStride - (long)DY.Width * DY.PixelStride);
            }
        }

        for (int tap = 0; tap < taps; tap++)
            writer.Line(simd.Store(To(tap), $"s{tap}"));
    }

    /// <summary>Units that run the same code: rows and columns of taps that each takes, and the first column.</summary>
    private sealed record Family(int First, int Units, int Rows, int Column, int Columns);
}
