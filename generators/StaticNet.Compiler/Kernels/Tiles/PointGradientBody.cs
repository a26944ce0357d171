using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Tiles;

/// <summary>
/// The gradient by weights of a dense layer over a sequence, or of a 1x1 convolution: dw = x^T dy over points that follow each other
/// in memory. The points' columns of dy for one panel are copied side by side first, since all tiles of the panel read them again,
/// and at large even distances they would push each other out of the first cache.
/// </summary>
/// <remarks>Units are tiles, panel by panel; each is summed in one order, whoever does it.</remarks>
internal sealed record PointGradientBody(int Points, int XPoint, int DYPoint, ParameterLayout W, int XSample, int DYSample, bool HasBias, bool Adds)
{
    // Points whose columns of dy, 64 bytes each, stay in the first cache beside those of x. The more, the seldomer dw is read and written.
    private const int Most = 128;

    /// <summary>The body, where it pays; null where x or dy have gaps, or dy lies side by side as it is.</summary>
    public static PointGradientBody? For(TensorLayout x, TensorLayout dy, ParameterLayout w, int xSample, int dySample, bool hasBias = false, bool adds = false)
    {
        int points = dy.Height * dy.Width;

        // A copy is worth it where many tiles read it, or where dy is so long that it would come from afar for each.
        bool pays = points >= 8 && dy.PixelStride >= 32 && (w.Rows >= 96 || (w.Rows >= 32 && points >= 512));
        return pays && x.IsDense && dy.IsDense && x.Origin == 0 && dy.Origin == 0 && w.Blocks == 1
            ? new PointGradientBody(points, x.PixelStride, dy.PixelStride, w, xSample, dySample, hasBias, adds)
            : null;
    }

    /// <summary>The most rows of a tile, where they are not as many as registers hold.</summary>
    public int? MostRows { get; init; }

    /// <summary>The variables of the first unit and of the one behind the last; they may lie outside what there is.</summary>
    public (string Begin, string End) Range { get; init; } = ("begin", "end");

    /// <summary>Floats that the copied columns of dy take.</summary>
    public int StripFloats => Block() * Group * 16;

    /// <summary>Whether the text before has made room for them: a pointer named strip.</summary>
    public bool HasStrip { get; init; }

    public int Units => Panels().Sum(panel => panel.Panel.Count * panel.Tiles.Sum(tiles => tiles.Units));

    // The panels of each width with how their rows are cut, and their first unit.
    private IReadOnlyList<(Panel Panel, IReadOnlyList<GradientTiles> Tiles, int First)> Panels()
    {
        var panels = new List<(Panel, IReadOnlyList<GradientTiles>, int)>();
        int first = 0;
        foreach (Panel panel in Panel.Of(W))
        {
            GradientTiles[] tiles = GradientTiles.Cut(1, W.Rows, MostRows ?? TileChoice.Limit(panel.Width / 8), 1).ToArray();
            panels.Add((panel, tiles, first));
            first += panel.Count * tiles.Sum(some => some.Units);
        }

        return panels;
    }

    public void Emit(KernelWriter writer)
    {
        int block = Block();
        if (!HasStrip)
            writer.Line($"float* strip = stackalloc float[{N(StripFloats)}];");
        using (Adds ? writer.Text.Open("if (!adds)") : (SourceWriter.Block?)null)
            EmitPanels(writer, (panel, tiles, at) => writer.Line($"new Span<float>(d, {N((long)tiles.Rows * panel.Width)}).Clear();"));
        using (writer.Text.Open(Group > 1 ? $"for (int sample = 0; sample < count; sample += {Group})" : "for (int sample = 0; sample < count; sample++)"))
        {
            if (Group > 1)
                writer.Line($"int samples = Math.Min({Group}, count - sample);");
            SourceWriter.Block? blocks = block < Points ? writer.Text.Open($"for (int top = 0; top < {N(Points)}; top += {N(block)})") : null;
            string steps = N(block);
            if (Points % block != 0)
            {
                steps = "steps";
                writer.Line($"int steps = Math.Min({N(block)}, {N(Points)} - top);");
            }

            EmitPanels(writer, (panel, tiles, x) => EmitTile(writer.ForColumns(panel.Width), panel, tiles, x, steps), (panel, n, first) => EmitCopy(writer.ForColumns(panel.Width), panel, n, first, steps));
            blocks?.Dispose();
        }
    }

    // A divisor, so that every block has as many points, unless that makes them small.
    private int Block()
    {
        if (Points <= Most)
            return Points;
        for (int block = Most; block >= Most / 2; block--)
        {
            if (Points % block == 0)
                return block;
        }

        return Most;
    }

    // Samples whose points are summed at once.
    private int Group => Math.Max(1, Most / Points);

    private string Top => Block() < Points ? "top" : "";

    private void EmitPanels(KernelWriter writer, Action<Panel, GradientTiles, string> tile, Action<Panel, string, string>? before = null)
    {
        foreach ((Panel panel, IReadOnlyList<GradientTiles> tiles, int first) in Panels())
        {
            int each = tiles.Sum(some => some.Units);
            string begin = At(Range.Begin, -first), end = At(Range.End, -first);
            SourceWriter.Block panels = panel.Count > 1
                ? writer.Text.Open($"for (int n = Math.Max({begin}, 0) / {N(each)}; n < Math.Min(({end} + {N(each - 1)}) / {N(each)}, {N(panel.Count)}); n++)")
                : writer.Text.Open($"if ({Range.Begin} < {N(first + each)} && {Range.End} > {N(first)})");
            string n = panel.Count > 1 ? "n" : "";
            string at = panel.Count > 1 ? $" - n * {N(each)}" : "";
            before?.Invoke(panel, n, begin + at);
            int tall = 0;
            foreach (GradientTiles some in tiles)
            {
                using (writer.Text.Open($"for (int tile = Math.Max({begin}{at}, {N(tall)}); tile < Math.Min({end}{at}, {N(tall + some.Units)}); tile++)"))
                {
                    writer.Line($"float* d = {At("dw", panel.Offset + (long)some.FirstRow * panel.Width)}{(n.Length > 0 ? Term(n, panel.Stride) : "")}{Rows(some, tall, panel.Width)};");
                    tile(panel, some, At("x", some.FirstRow) + Rows(some, tall, 1));
                }

                tall += some.Units;
            }

            panels.Dispose();
        }
    }

    // From the first tile's first row to the tile's, of so many floats each.
    private static string Rows(GradientTiles tiles, int firstTile, int width) => tiles.Units == 1
        ? ""
        : Term(firstTile == 0 ? "tile" : $"({At("tile", -firstTile)})", (long)tiles.Rows * width);

    private void EmitCopy(KernelWriter writer, Panel panel, string n, string begin, string steps)
    {
        Simd simd = writer.Simd;
        writer.Line($"float* from = {At("dy", panel.FirstColumn)}{(n.Length > 0 ? Term(n, 16) : "")}{Term("sample", DYSample)}{(Top.Length > 0 ? Term(Top, DYPoint) : "")};");
        writer.Line("float* to = strip;");
        int sums = panel.Width / simd.Lanes;
        string db = At("db", panel.FirstColumn) + (n.Length > 0 ? Term(n, 16) : "");
        string[] names = Enumerable.Range(0, sums).Select(v => "b" + (char)('a' + v)).ToArray();
        if (HasBias)
        {
            // Whoever has the panel's first tile sums the bias.
            string first = (Adds ? "!adds && " : "") + (Block() < Points ? "sample == 0 && top == 0" : "sample == 0");
            for (int v = 0; v < sums; v++)
                writer.Vector(names[v], $"{first} ? {simd.Zero} : {simd.Load(At(db, v * simd.Lanes))}");
        }

        SourceWriter.Block? samples = Group > 1 ? writer.Text.Open("for (int s = samples; s != 0; s--)") : null;
        using (writer.Text.Open($"for (int j = {steps}; j != 0; j--)"))
        {
            if (HasBias)
            {
                writer.Line(string.Join(" ", names.Select((name, v) => $"{simd.Type} g{(char)('a' + v)} = {simd.Load(At("from", v * simd.Lanes))};")));
                writer.Line(string.Join(" ", names.Select((name, v) => simd.Store(At("to", v * simd.Lanes), $"g{(char)('a' + v)}") + $" {name} = {simd.Add(name, $"g{(char)('a' + v)}")};")));
            }
            else
            {
                writer.Line(string.Join(" ", Enumerable.Range(0, sums).Select(v => simd.Store(At("to", v * simd.Lanes), simd.Load(At("from", v * simd.Lanes))))));
            }

            writer.Line($"{(panel.Count > 1 && simd.Prefetch("from + 16") is { } next ? next + " " : "")}from += {N(DYPoint)}; to += {panel.Width};");
        }

        if (samples is not null)
        {
            writer.Line($"from += {N(DYSample - (long)Points * DYPoint)};");
            samples.Value.Dispose();
        }

        if (HasBias)
        {
            using (writer.Text.Open($"if ({begin} <= 0)"))
                writer.Line(string.Join(" ", names.Select((name, v) => simd.Store(At(db, v * simd.Lanes), name))));
        }

        if (simd.Prefetch("ahead") is not null)
            writer.Line($"float* ahead = x{Ahead(n, panel)};");
    }

    // The x of the points after these: where a panel's tiles begin to fetch it, each a few lines.
    private string Ahead(string n, Panel panel)
    {
        string panels = n.Length == 0 ? "" : Group > 1 ? $" + {n} / {Group} * {N(Lines(panel) * Tiles(panel) * 16L)}" : Term(n, Lines(panel) * Tiles(panel) * 16L);
        return Block() < Points
            ? $"{Term("sample", XSample)} + (top + {N(Block())}) * {N(XPoint)}{panels}"
            : $" + (sample + {Group}{(Group > 1 && n.Length > 0 ? $" + {n} % {Group}" : "")}) * {N(XSample)}{panels}";
    }

    private int Tiles(Panel panel) => GradientTiles.Cut(1, W.Rows, MostRows ?? TileChoice.Limit(panel.Width / 8), 1).Sum(some => some.Units);

    private int Lines(Panel panel)
    {
        long lines = ((long)Block() * XPoint + 15) / 16, tiles = (long)Math.Max(1, panel.Count / Group) * Tiles(panel);
        return (int)Math.Min(8, (lines + tiles - 1) / tiles);
    }

    private void EmitTile(KernelWriter writer, Panel panel, GradientTiles tiles, string x, string steps)
    {
        Simd simd = writer.Simd;
        int vectors = panel.Vectors(simd), strips = panel.Strips(simd);
        SourceWriter.Block? columns = strips > 1 ? writer.Text.Open($"for (int h = 0; h < {panel.Width}; h += {vectors * simd.Lanes})") : null;
        string h = strips > 1 ? " + h" : "";
        string Sum(int r, int v) => $"s{r}{(char)('a' + v)}";
        if (simd.Prefetch("ahead") is not null)
            writer.Line(string.Join(" ", Enumerable.Range(0, Lines(panel)).Select(line => simd.Prefetch(At("ahead", line * 16)))) + $" ahead += {N(Lines(panel) * 16)};");
        writer.Line($"float* p = {x}{Term("sample", XSample)}{(Top.Length > 0 ? Term(Top, XPoint) : "")};");
        writer.Line($"float* q = strip{h};");
        for (int r = 0; r < tiles.Rows; r++)
            writer.Line($"{simd.Type} " + string.Join(", ", Enumerable.Range(0, vectors).Select(v => $"{Sum(r, v)} = {simd.Load(At("d", r * panel.Width + v * simd.Lanes) + h)}")) + ";");
        writer.Line($"{simd.Type} v, {string.Join(", ", Enumerable.Range(0, vectors).Select(v => "g" + (char)('a' + v)))};");
        SourceWriter.Block? samples = Group > 1 ? writer.Text.Open("for (int s = samples; s != 0; s--)") : null;
        int block = Block(), most = simd.Unroll;
        int unroll = Enumerable.Range(1, most).Last(u => block % u == 0 && Points % block % u == 0);
        using (writer.Text.Open($"for (int j = {(steps == "steps" ? unroll == 1 ? steps : $"{steps} / {unroll}" : N(block / unroll))}; j != 0; j--)"))
        {
            for (int u = 0; u < unroll; u++)
            {
                writer.Line(string.Join(" ", Enumerable.Range(0, vectors).Select(v => $"g{(char)('a' + v)} = {simd.Load(At("q", (long)u * panel.Width + v * simd.Lanes))};")));
                for (int r = 0; r < tiles.Rows; r++)
                {
                    writer.Line($"v = {simd.BroadcastAt(At("p", (long)u * XPoint + r))}; " + string.Join(" ", Enumerable.Range(0, vectors)
                        .Select(v => $"{Sum(r, v)} = {simd.MultiplyAdd("v", "g" + (char)('a' + v), Sum(r, v))};")));
                }
            }

            writer.Line($"p += {N((long)unroll * XPoint)}; q += {N((long)unroll * panel.Width)};");
        }

        if (samples is not null)
        {
            writer.Line($"p += {N(XSample - (long)Points * XPoint)};");
            samples.Value.Dispose();
        }

        for (int r = 0; r < tiles.Rows; r++)
            writer.Line(string.Join(" ", Enumerable.Range(0, vectors).Select(v => simd.Store(At("d", r * panel.Width + v * simd.Lanes) + h, Sum(r, v)))));
        columns?.Dispose();
    }
}
