using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Tiles;

/// <summary>
/// The gradient by weights of a convolution, or (with one pixel) of a dense layer: tiles of rows x columns of dw in registers,
/// summed over the pixels of a few image rows at a time, so that x and dy stay in the first cache. Units are tiles; each is
/// summed in one order, whoever does it.
/// </summary>
internal sealed record WeightGradientBody(TensorLayout X, TensorLayout DY, ParameterLayout W, Window Window, int XSample, int DYSample)
{
    // What of x and dy is to stay in a first cache of 32 KB, in floats.
    private const int CacheFloats = 5_000;

    /// <summary>The most rows of a tile, where they are not as many as registers hold.</summary>
    public int? MostRows { get; init; }

    private int Channels => W.Rows / Window.Taps;

    /// <summary>Whether the method is told whether to add to what is there.</summary>
    public bool Adds { get; init; }

    // Runs of rows that are contiguous in x: a kernel row at once where pixels follow each other without gaps, else a tap.
    private bool JoinsTaps => Window.Horizontal.Dilation == 1 && X.PixelStride == Channels;

    private int Runs => JoinsTaps ? Window.Vertical.Kernel : Window.Taps;

    private int RunLength => JoinsTaps ? Window.Horizontal.Kernel * Channels : Channels;

    /// <summary>The units of each panel width and tile kind, in order, with their first unit.</summary>
    public IReadOnlyList<(Panel Panel, GradientTiles Tiles, int First, int Units)> Families(Simd simd)
    {
        var families = new List<(Panel, GradientTiles, int, int)>();
        int first = 0;
        foreach (Panel panel in Panel.Of(W))
        {
            int vectors = panel.Width / 8;
            foreach (GradientTiles tiles in GradientTiles.Cut(Runs, RunLength, MostRows ?? TileChoice.Limit(vectors), JoinsTaps ? Runs : Window.Horizontal.Kernel))
            {
                int units = W.Blocks * tiles.Units * panel.Count;
                families.Add((panel, tiles, first, units));
                first += units;
            }
        }

        return families;
    }

    /// <summary>How many units there are; the same for every instruction set.</summary>
    public int Units => Families(Simd.Avx2).Sum(family => family.Units);

    public void Emit(KernelWriter writer)
    {
        int rowFloats = X.RowStride * Window.Vertical.Stride + DY.RowStride;
        int block = Math.Max(1, Math.Min(DY.Height, CacheFloats / rowFloats));
        // Sums over whole samples begin at zero and are stored once; others are added to what is there.
        bool wholeAtOnce = DY.Height * DY.Width == 1;
        SourceWriter.Block? begins = Adds ? writer.Text.Open("if (!adds)") : null;
        foreach ((Panel panel, GradientTiles tiles, int first, int units) in Families(writer.Simd))
        {
            if (wholeAtOnce && panel.ValidColumns(W) is null)
                continue;
            using (writer.Text.Open(Head(writer, tiles, panel, first, units)))
                EmitUnit(writer.ForColumns(panel.Width), panel, tiles, first, zero: true, block);
        }

        begins?.Dispose();

        if (wholeAtOnce)
        {
            foreach ((Panel panel, GradientTiles tiles, int first, int units) in Families(writer.Simd))
            {
                using (writer.Text.Open(Head(writer, tiles, panel, first, units)))
                    EmitUnit(writer.ForColumns(panel.Width), panel, tiles, first, zero: false, block);
            }

            return;
        }

        using (writer.Text.Open("for (int sample = 0; sample < count; sample++)"))
        {
            SourceWriter.Block? rows = null;
            if (block < DY.Height)
                rows = writer.Text.Open($"for (int top = 0; top < {writer.Number("rows", DY.Height)}; top += {writer.Number("block", block)})");
            foreach ((Panel panel, GradientTiles tiles, int first, int units) in Families(writer.Simd))
            {
                using (writer.Text.Open(Head(writer, tiles, panel, first, units)))
                    EmitUnit(writer.ForColumns(panel.Width), panel, tiles, first, zero: false, block);
            }

            rows?.Dispose();
        }
    }

    private string Head(KernelWriter writer, GradientTiles tiles, Panel panel, int first, int units)
    {
        string places = "";
        if (Walks(writer, tiles, first))
        {
            Number panels = writer.Number("panels", panel.Count), inner = writer.Number("inner", tiles.Inner);
            places = $", n = unit % {panels}, part = unit / {panels} % {inner}, line = unit / {panels} / {inner}";
        }

        return $"for (int unit = Math.Max(begin, {N(first)}){places}; unit < Math.Min(end, {(first == 0 ? writer.Number("units", units) : first + units)}); unit++)";
    }

    // Whether a tile's place is counted, panel by panel, part of a run by part, and run by run: it is where the method is told how many
    // there are, since dividing by what is not a literal takes as long as some multiply-adds.
    private static bool Walks(KernelWriter writer, GradientTiles tiles, int first) => writer.Numbers is not null && first == 0 && tiles.Inner > 1 && tiles.Rows <= tiles.RowLength;

    private void EmitUnit(KernelWriter writer, Panel panel, GradientTiles tiles, int first, bool zero, int block)
    {
        Simd simd = writer.Simd;
        int? valid = panel.ValidColumns(W);
        int vectors = panel.Width / simd.Lanes;
        string at = first == 0 ? "unit" : $"unit - {N(first)}";
        string tile = at;
        string panelTerm = "", blockTerm = "", groupX = "", groupY = "";
        int perBlock = tiles.Units * panel.Count;
        if (W.Blocks > 1)
        {
            writer.Line($"int g = ({at}) / {N(perBlock)};");
            at = $"({at}) % {N(perBlock)}";
            blockTerm = Term("g", W.BlockSize);
            groupX = Term("g", Channels);
            groupY = Term("g", W.Columns);
        }

        bool walks = Walks(writer, tiles, first);
        if (walks)
        {
            panelTerm = Term("n", writer.Number("panel", panel.Stride));
            groupY += Term("n", 16);
        }
        else if (panel.Count > 1)
        {
            writer.Line($"int n = ({at}) % {panel.Count};");
            at = $"({at}) / {panel.Count}";
            panelTerm = Term("n", panel.Stride);
            groupY += Term("n", 16);
        }

        // A tile's place in x and in the gradient's rows.
        string xTerm = "", rowTerm = "";
        long runStep = JoinsTaps ? (long)Window.Vertical.Dilation * X.RowStride : (long)Window.Horizontal.Dilation * X.PixelStride;
        if (walks)
        {
            xTerm = $"{RunTerm(writer, "line")} + part * {N(tiles.Rows)}";
            rowTerm = $" + (line * {writer.Number("run", RunLength)} + part * {N(tiles.Rows)}) * {panel.Width}";
        }
        else if (tiles.Units > 1)
        {
            writer.Line($"int tile = {at};");
            if (tiles.Rows > tiles.RowLength)
            {
                int runs = tiles.Rows / tiles.RowLength;
                xTerm = RunTerm(writer, $"tile * {runs}");
                rowTerm = Term("tile", (long)tiles.Rows * panel.Width);
            }
            else
            {
                string run = tiles.Inner > 1 ? $"tile / {tiles.Inner}" : "tile";
                xTerm = RunTerm(writer, run) + (tiles.Inner > 1 ? $" + tile % {tiles.Inner} * {N(tiles.Rows)}" : "");
                rowTerm = tiles.Inner > 1
                    ? $" + (tile / {tiles.Inner} * {N(RunLength)} + tile % {tiles.Inner} * {N(tiles.Rows)}) * {panel.Width}"
                    : Term("tile", (long)RunLength * panel.Width);
            }
        }

        writer.Line($"float* d = {At("dw", panel.Offset + (long)tiles.FirstRow * panel.Width)}{blockTerm}{panelTerm}{rowTerm};");
        if (zero && DY.Height * DY.Width > 1)
        {
            writer.Line($"new Span<float>(d, {N(tiles.Rows * panel.Width)}).Clear();");
            WalkOn();
            return;
        }

        if (zero)
        {
            // Of vectors the call alone would take as long as the work.
            for (int row = 0; row < tiles.Rows; row++)
                writer.Line(string.Join(" ", Enumerable.Range(0, vectors).Select(v => simd.Store(At("d", row * panel.Width + v * simd.Lanes), simd.Zero))));
            return;
        }

        string origin = writer.First("x", X.Origin - (long)Window.Vertical.Begin * X.RowStride - (long)Window.Horizontal.Begin * X.PixelStride + FirstX(tiles));
        // Registers hold two vectors of six rows; narrower instruction sets take the columns in strips.
        int strip = valid is null ? Math.Min(vectors, 2) : vectors, strips = vectors / strip;
        SourceWriter.Block? columns = strips > 1 ? writer.Text.Open($"for (int h = 0; h < {panel.Width}; h += {strip * simd.Lanes})") : null;
        string h = strips > 1 ? " + h" : "";
        bool samples = DY.Height * DY.Width == 1;
        string sample = samples ? "" : $"{Term("sample", XSample)}";
        bool blocked = !samples && block < DY.Height;
        writer.Line($"float* p = {origin}{sample}{groupX}{xTerm}{(blocked ? Term("top", writer.Number("xDown", (long)Window.Vertical.Stride * X.RowStride)) : "")};");
        writer.Line($"float* q = {writer.First("dy", DY.Origin + panel.FirstColumn)}{(samples ? "" : Term("sample", DYSample))}{groupY}{(blocked ? Term("top", writer.RowStride("dy", DY)) : "")}{h};");
        string Sum(int row, int v) => $"s{row}{(char)('a' + v)}";
        for (int row = 0; row < tiles.Rows; row++)
        {
            writer.Line($"{simd.Type} " + string.Join(", ", Enumerable.Range(0, strip)
                .Select(v => $"{Sum(row, v)} = {(samples ? simd.Zero : simd.Load(At("d", row * panel.Width + v * simd.Lanes) + h))}")) + ";");
        }

        writer.Line($"{simd.Type} v, {string.Join(", ", Enumerable.Range(0, strip).Select(v => "d" + (char)('a' + v)))};");
        void Step(Number xMove, Number yMove)
        {
            writer.Line(string.Join(" ", Enumerable.Range(0, strip).Select(v => $"d{(char)('a' + v)} = {simd.Load(At("q", yMove.Plus(v * simd.Lanes)))};")));
            for (int row = 0; row < tiles.Rows; row++)
            {
                long displacement = row / tiles.RowLength * runStep + row % tiles.RowLength;
                writer.Line($"v = {simd.BroadcastAt(At("p", xMove.Plus(displacement)))}; " + string.Join(" ", Enumerable.Range(0, strip)
                    .Select(v => $"{Sum(row, v)} = {simd.MultiplyAdd("v", "d" + (char)('a' + v), Sum(row, v))};")));
            }
        }

        long xPixel = (long)Window.Horizontal.Stride * X.PixelStride;
        Number xStep = samples ? xPixel : writer.Number("xStep", xPixel), dyStep = samples ? DY.PixelStride : writer.Number("dyStep", DY.PixelStride);
        if (samples)
        {
            using (writer.Text.Open("for (int sample = count; sample != 0; sample--)"))
            {
                Step(0, 0);
                writer.Line($"p += {N(XSample)}; q += {N(DYSample)};");
            }
        }
        else
        {
            string last = blocked ? $"Math.Min({writer.Number("block", block)}, {writer.Number("rows", DY.Height)} - top)" : writer.Number("rows", DY.Height).ToString();
            SourceWriter.Block? lines = DY.Height > 1 ? writer.Text.Open($"for (int i = {last}; i != 0; i--)") : null;
            int unroll = simd.Unroll > 1 && DY.Width % 2 == 0 ? 2 : 1;
            using (writer.Text.Open($"for (int j = {writer.Number("columns", DY.Width).Over(unroll)}; j != 0; j--)"))
            {
                for (int u = 0; u < unroll; u++)
                    Step(xStep.Times(u), dyStep.Times(u));
                writer.Line($"p += {xStep.Times(unroll)}; q += {dyStep.Times(unroll)};");
            }

            if (lines is not null)
            {
                writer.Move(
                    writer.Number("xNext", (long)Window.Vertical.Stride * X.RowStride - DY.Width * xPixel), writer.Number("dyNext", DY.RowStride - (long)DY.Width * DY.PixelStride));
                lines.Value.Dispose();
            }
        }

        for (int row = 0; row < tiles.Rows; row++)
        {
            var stores = new List<string>();
            for (int v = 0; v < strip; v++)
            {
                string to = At("d", row * panel.Width + v * simd.Lanes) + h;
                int lanes = Math.Min(simd.Lanes, (valid ?? int.MaxValue) - v * simd.Lanes);
                if (lanes == simd.Lanes)
                    stores.Add(simd.Store(to, Sum(row, v)));
                else
                    stores.AddRange(Enumerable.Range(0, Math.Max(0, lanes)).Select(lane => $"*({to} + {lane}) = {Sum(row, v)}.GetElement({lane});"));
            }

            if (stores.Count > 0)
                writer.Line(string.Join(" ", stores));
        }

        columns?.Dispose();
        WalkOn();

        void WalkOn()
        {
            if (!walks)
                return;
            writer.Line($"if (++n == {writer.Number("panels", panel.Count)}) {{ n = 0; part++; }}");
            writer.Line($"if (part == {writer.Number("inner", tiles.Inner)}) {{ part = 0; line++; }}");
        }
    }

    // Where the first tile's first row lies in x, from the window's corner.
    private long FirstX(GradientTiles tiles)
    {
        int run = tiles.FirstRow / RunLength, within = tiles.FirstRow % RunLength;
        return RunOffset(run) + within;
    }

    private long RunOffset(int run) => JoinsTaps
        ? (long)run * Window.Vertical.Dilation * X.RowStride
        : (long)(run / Window.Horizontal.Kernel) * Window.Vertical.Dilation * X.RowStride + (long)(run % Window.Horizontal.Kernel) * Window.Horizontal.Dilation * X.PixelStride;

    private string RunTerm(KernelWriter writer, string run)
    {
        if (JoinsTaps)
            return Term(run, writer.Number("xRun", (long)Window.Vertical.Dilation * X.RowStride));
        int kernel = Window.Horizontal.Kernel;
        if (kernel == 1)
            return $" + {run} * {N((long)Window.Vertical.Dilation * X.RowStride)}";
        string paren = run.Contains(" ") ? $"({run})" : run;
        return $" + {paren} / {kernel} * {N((long)Window.Vertical.Dilation * X.RowStride)} + {paren} % {kernel} * {N((long)Window.Horizontal.Dilation * X.PixelStride)}";
    }
}
