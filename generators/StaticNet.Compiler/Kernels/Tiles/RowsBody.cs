using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Functions;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Tiles;

/// <summary>
/// A dense layer over the rows of many samples: tiles of six rows, of four where that leaves no row over, and single rows. Every
/// sum runs in the same order whatever the tile, so a result does not depend on how the rows are shared among threads.
/// </summary>
internal sealed record RowsBody(ParameterLayout W, int XStride, int YStride, bool HasBias, bool Accumulate, Function? Activation)
{
    /// <summary>By whose derivative at g the sums are multiplied at the end.</summary>
    public Function? Gate { get; init; }

    /// <summary>Floats from a sample's g to the next one's, which may be kept apart.</summary>
    public int GStride { get; init; }

    public void Emit(KernelWriter writer)
    {
        // 6 a + 4 b rows: b = 1 for a remainder of 4, b = 2 and one six fewer for a remainder of 2; what is left goes row by row.
        if (writer.Simd.ForColumns(Panel.Of(W).Last().Width).Lanes == 8)
        {
            writer.Line("int fours = (count % 6) switch { 4 or 5 => 1, 2 or 3 when count >= 8 => 2, _ => 0 };");
            writer.Line("int sixes = (count - fours * 4) / 6;");
            writer.Line("int ones = count - sixes * 6 - fours * 4;");
        }

        foreach (Panel panel in Panel.Of(W))
            EmitPanels(writer.ForColumns(panel.Width), panel);
    }

    private void EmitPanels(KernelWriter writer, Panel panel)
    {
        Simd simd = writer.Simd;
        int vectors = panel.Vectors(simd), strips = panel.Strips(simd);
        var blocks = new Stack<SourceWriter.Block>();
        if (panel.Count > 1)
            blocks.Push(writer.Loop("n", panel.Count));
        if (strips > 1)
            blocks.Push(writer.Text.Open($"for (int h = 0; h < {panel.Width}; h += {vectors * simd.Lanes})"));
        if (blocks.Count == 0)
            blocks.Push(writer.Text.Open());
        string column = (panel.Count > 1 ? Term("n", 16) : "") + (strips > 1 ? " + h" : "");
        string[]? bias = null;
        if (HasBias)
        {
            bias = Enumerable.Range(0, vectors).Select(v => $"b{(char)('a' + v)}").ToArray();
            for (int v = 0; v < vectors; v++)
                writer.Vector(bias[v], simd.Load(At("b", panel.FirstColumn + v * simd.Lanes) + column));
        }

        writer.Line($"float* wn = {At("w", panel.Offset)}{(panel.Count > 1 ? Term("n", panel.Stride) : "")}{(strips > 1 ? " + h" : "")};");
        writer.Line("float* xr = x;");
        writer.Line($"float* yr = {At("y", panel.FirstColumn)}{column};");
        if (Gate is not null)
            writer.Line($"float* gr = {At("g", panel.FirstColumn)}{column};");
        var tile = new ProductTile
        {
            Rows = 6,
            Vectors = vectors,
            XRow = XStride,
            YRow = YStride,
            Loops = [new KLoop(W.Rows, 1, panel.Width)],
            Bias = bias,
            Accumulate = Accumulate,
            Activation = Activation,
            RRow = GStride,
            Gate = Gate,
        };

        // A single vector of columns leaves room for twice the rows; of a short sum that is not worth the text. For other processors than those with AVX2 a text of fewer tiles will do.
        (string, int)[] tiles = simd.Lanes < 8 ? [("count / 4", 4), ("count % 4", 1)]
            : simd.Lanes > 8 ? [("count / 8", 8), ("count % 8", 1)]
            : vectors == 1 && W.Rows >= 8 ? [("sixes / 2", 12), ("sixes % 2", 6), ("fours", 4), ("ones", 1)]
            : [("sixes", 6), ("fours", 4), ("ones", 1)];
        foreach ((string counter, int rows) in tiles)
        {
            using (writer.Text.Open($"for (int r = {counter}; r != 0; r--)"))
            {
                (tile with { Rows = rows }).Emit(writer, "xr", "wn", "yr", Gate is null ? null : "gr");
                writer.Line($"xr += {N((long)rows * XStride)}; yr += {N((long)rows * YStride)};{(Gate is null ? "" : $" gr += {N((long)rows * GStride)};")}");
            }
        }

        while (blocks.Count > 0)
            blocks.Pop().Dispose();
    }
}
