using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Tiles;

/// <summary>
/// The gradient by weights of a transposed convolution: for each tap, tiles of channels of x x filters in registers, summed over
/// the pixels of x while the window's tap moves over dy. Units are tiles; each is summed in one order, whoever does it.
/// </summary>
internal sealed record TransposedWeightGradientBody(TensorLayout X, TensorLayout DY, ParameterLayout W, Window Window, int XSample, int DYSample)
{
    /// <summary>Whether the method is told whether to add to what is there.</summary>
    public bool Adds { get; init; }

    private int Channels => W.Rows / Window.Taps;

    public int Units => Families().Sum(family => family.Units);

    public void Emit(KernelWriter writer)
    {
        using (Adds ? writer.Text.Open("if (!adds)") : (Text.SourceWriter.Block?)null)
        {
            foreach (Family family in Families())
            {
                using (Open(writer, family))
                    EmitUnit(writer, family, zero: true);
            }
        }

        using (writer.Text.Open("for (int sample = 0; sample < count; sample++)"))
        {
            foreach (Family family in Families())
            {
                using (Open(writer, family))
                    EmitUnit(writer, family, zero: false);
            }
        }
    }

    private static Text.SourceWriter.Block Open(KernelWriter writer, Family family) =>
        writer.Text.Open($"for (int unit = Math.Max(begin, {N(family.First)}); unit < Math.Min(end, {N(family.First + family.Units)}); unit++)");

    // Tiles of as many channels as registers hold, then one of what is left over; the same for every instruction set.
    private IEnumerable<Family> Families()
    {
        int first = 0;
        foreach (Panel panel in Panel.Of(W))
        {
            int rows = Math.Min(Channels, TileChoice.Limit(panel.Width / 8)), tiles = Channels / rows, rest = Channels % rows;
            foreach ((int count, int height, int row) in new[] { (tiles, rows, 0), (1, rest, tiles * rows) })
            {
                if (height == 0)
                    continue;
                int units = W.Blocks * panel.Count * Window.Taps * count;
                yield return new Family(panel, first, units, count, height, row);
                first += units;
            }
        }
    }

    private void EmitUnit(KernelWriter writer, Family family, bool zero)
    {
        Simd simd = writer.Simd;
        Panel panel = family.Panel;
        int? valid = panel.ValidColumns(W);
        int vectors = panel.Width / simd.Lanes, taps = Window.Taps, kernel = Window.Horizontal.Kernel;

        // unit = ((group * panels + panel) * taps + tap) * tiles + tile.
        writer.Line($"int at = unit{(family.First == 0 ? "" : $" - {N(family.First)}")};");
        string Digit(string name, int count)
        {
            if (count == 1)
                return "";
            writer.Line($"int {name} = at % {N(count)};");
            writer.Line($"at /= {N(count)};");
            return name;
        }

        string tile = Digit("tile", family.Tiles), tap = Digit("tap", taps), n = Digit("n", panel.Count), g = Digit("g", W.Blocks);
        string Move(string digit, long stride) => digit.Length == 0 ? "" : Term(digit, stride);
        long width = panel.Width;
        writer.Line($"float* d = {At("dw", panel.Offset + family.Row * width)}{Move(g, W.BlockSize)}{Move(n, panel.Stride)}{Move(tap, Channels * width)}{Move(tile, family.Rows * width)};");
        if (zero)
        {
            for (int row = 0; row < family.Rows; row++)
                writer.Line(string.Join(" ", Enumerable.Range(0, vectors).Select(v => simd.Store(At("d", row * width + v * simd.Lanes), simd.Zero))));
            return;
        }

        // Narrower instruction sets take the columns in strips.
        int strip = valid is null ? Math.Min(vectors, 2) : vectors;
        Text.SourceWriter.Block? columns = vectors > strip ? writer.Text.Open($"for (int h = 0; h < {panel.Width}; h += {strip * simd.Lanes})") : null;
        string h = columns is null ? "" : " + h";
        long dyRow = (long)Window.Vertical.Dilation * DY.RowStride, dyColumn = (long)Window.Horizontal.Dilation * DY.PixelStride;
        string tapTerm = tap.Length == 0 ? "" : Window.Vertical.Kernel == 1 ? Term("tap", dyColumn) : kernel == 1 ? Term("tap", dyRow) : $" + tap / {kernel} * {N(dyRow)} + tap % {kernel} * {N(dyColumn)}";
        writer.Line($"float* p = {At("x", X.Origin + family.Row)}{Term("sample", XSample)}{Move(g, Channels)}{Move(tile, family.Rows)};");
        long corner = DY.Origin - (long)Window.Vertical.Begin * DY.RowStride - (long)Window.Horizontal.Begin * DY.PixelStride + panel.FirstColumn;
        writer.Line($"float* q = {At("dy", corner)}{Term("sample", DYSample)}{Move(g, W.Columns)}{Move(n, 16)}{tapTerm}{h};");
        string Sum(int row, int v) => $"s{row}{(char)('a' + v)}";
        for (int row = 0; row < family.Rows; row++)
            writer.Line($"{simd.Type} {string.Join(", ", Enumerable.Range(0, strip).Select(v => $"{Sum(row, v)} = {simd.Load(At("d", row * width + v * simd.Lanes) + h)}"))};");
        writer.Line($"{simd.Type} v, {string.Join(", ", Enumerable.Range(0, strip).Select(v => "d" + (char)('a' + v)))};");
        long xPixel = X.PixelStride, yPixel = (long)Window.Horizontal.Stride * DY.PixelStride;
        using (writer.Loop("i", X.Height))
        {
            using (writer.Text.Open($"for (int j = {N(X.Width)}; j != 0; j--)"))
            {
                writer.Line(string.Join(" ", Enumerable.Range(0, strip).Select(v => $"d{(char)('a' + v)} = {simd.Load(At("q", v * simd.Lanes))};")));
                for (int row = 0; row < family.Rows; row++)
                {
                    writer.Line($"v = {simd.BroadcastAt(At("p", row))}; " + string.Join(" ", Enumerable.Range(0, strip)
                        .Select(v => $"{Sum(row, v)} = {simd.MultiplyAdd("v", "d" + (char)('a' + v), Sum(row, v))};")));
                }

                writer.Line($"p += {N(xPixel)}; q += {N(yPixel)};");
            }

            writer.Move(X.RowStride - X.Width * xPixel, (long)Window.Vertical.Stride * DY.RowStride - X.Width * yPixel);
        }

        for (int row = 0; row < family.Rows; row++)
        {
            for (int v = 0; v < strip; v++)
            {
                // Lanes of the next group stay zero in the padding of this one.
                string to = At("d", row * width + v * simd.Lanes) + h;
                int lanes = Math.Min(simd.Lanes, (valid ?? int.MaxValue) - v * simd.Lanes);
                if (lanes == simd.Lanes)
                    writer.Line(simd.Store(to, Sum(row, v)));
                else if (lanes > 0)
                    writer.Line(string.Join(" ", Enumerable.Range(0, lanes).Select(lane => $"*({to} + {lane}) = {Sum(row, v)}.GetElement({lane});")));
            }
        }

        columns?.Dispose();
    }

    private sealed record Family(Panel Panel, int First, int Units, int Tiles, int Rows, int Row);
}
