using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Functions;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Tiles;

/// <summary>
/// A depthwise convolution of one sample: channels lie in the lanes, so a tap is one vector of weights for a tile of pixels of a
/// row. Reads a halo in place of testing for borders; the gradient by the input of a strided one is taken apart by the
/// remainder of the pixel's place.
/// </summary>
internal sealed record DepthwiseBody(
    TensorLayout X, TensorLayout Y, ParameterLayout W, Window Window, bool TurnsTaps, bool HasBias, bool Accumulate, Function? Activation)
{
    /// <summary>Where the gate's argument or value lies; null where there is none.</summary>
    public TensorLayout? G { get; init; }

    /// <summary>The function by whose derivative the result is multiplied; null for none.</summary>
    public Function? Gate { get; init; }

    // Of a wider kernel the taps of a row are a loop.
    private const int MostUnrolledTaps = 7;

    public void Emit(KernelWriter writer)
    {
        foreach (Phase vertical in Phase.Of(Window.Vertical, Y.Height))
        {
            foreach (Phase horizontal in Phase.Of(Window.Horizontal, Y.Width))
            {
                foreach (Panel panel in Panel.Of(W))
                    EmitPanels(writer, panel, vertical, horizontal);
            }
        }
    }

    private void EmitPanels(KernelWriter writer, Panel panel, Phase vertical, Phase horizontal)
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
        if (HasBias)
        {
            for (int v = 0; v < vectors; v++)
                writer.Vector($"b{Letter(v)}", simd.Load(At("b", panel.FirstColumn + v * simd.Lanes) + column));
        }

        int firstTap = vertical.FirstTap * Window.Horizontal.Kernel + horizontal.FirstTap;
        long wFirst = panel.Offset + (long)(TurnsTaps ? Window.Taps - 1 - firstTap : firstTap) * panel.Width;
        long xFirst = X.Origin + (long)vertical.FirstX * X.RowStride + (long)horizontal.FirstX * X.PixelStride + panel.FirstColumn;
        long yFirst = Y.Origin + (long)vertical.FirstY * Y.RowStride + (long)horizontal.FirstY * Y.PixelStride + panel.FirstColumn;
        writer.Line($"float* wn = {At("w", wFirst)}{(panel.Count > 1 ? Term("n", panel.Stride) : "")}{(strips > 1 ? " + h" : "")};");
        if (vertical.Count > 1)
            blocks.Push(writer.Loop("i", vertical.Count));
        writer.Line($"float* xr = {At("x", xFirst)}{column}{(vertical.Count > 1 ? Term("i", (long)vertical.XStep * X.RowStride) : "")};");
        writer.Line($"float* yr = {At("y", yFirst)}{column}{(vertical.Count > 1 ? Term("i", (long)vertical.YStep * Y.RowStride) : "")};");
        if (G is not null)
        {
            long gFirst = G.Origin + (long)vertical.FirstY * G.RowStride + (long)horizontal.FirstY * G.PixelStride + panel.FirstColumn;
            writer.Line($"float* gr = {At("g", gFirst)}{column}{(vertical.Count > 1 ? Term("i", (long)vertical.YStep * G.RowStride) : "")};");
        }

        TileChoice choice = TileChoice.For(horizontal.Count, vectors);
        using (choice.Count > 1 ? writer.Text.Open($"for (int j = {N(choice.Count)}; j != 0; j--)") : writer.Text.Open())
        {
            EmitTile(writer, panel, vertical, horizontal, choice.Rows, vectors);
            if (choice.Count > 1 || choice.Rest > 0)
                writer.Line($"xr += {N((long)choice.Rows * horizontal.XStep * X.PixelStride)}; yr += {N((long)choice.Rows * horizontal.YStep * Y.PixelStride)};{(G is null ? "" : $" gr += {N((long)choice.Rows * horizontal.YStep * G.PixelStride)};")}");
        }

        if (choice.Rest > 0)
        {
            using (writer.Text.Open())
                EmitTile(writer, panel, vertical, horizontal, choice.Rest, vectors);
        }

        while (blocks.Count > 0)
            blocks.Pop().Dispose();
    }

    private void EmitTile(KernelWriter writer, Panel panel, Phase vertical, Phase horizontal, int pixels, int vectors)
    {
        Simd simd = writer.Simd;
        for (int pixel = 0; pixel < pixels; pixel++)
            writer.Line($"{simd.Type} {string.Join(", ", Enumerable.Range(0, vectors).Select(v => $"{Sum(pixel, v)} = {(HasBias ? $"b{Letter(v)}" : simd.Zero)}"))};");
        if (vertical.Taps > 0 && horizontal.Taps > 0)
        {
            long turn = TurnsTaps ? -1 : 1, xTap = (long)horizontal.TapXStep * X.PixelStride, wTap = turn * horizontal.TapStep * panel.Width;
            writer.Line("float* p = xr;");
            writer.Line("float* q = wn;");
            writer.Line($"{simd.Type} {string.Join(", ", Enumerable.Range(0, vectors).Select(v => $"w{Letter(v)}"))};");
            SourceWriter.Block? rows = vertical.Taps > 1 ? writer.Text.Open($"for (int u = {vertical.Taps}; u != 0; u--)") : null;
            long moved = 0;
            if (horizontal.Taps <= MostUnrolledTaps)
            {
                for (int tap = 0; tap < horizontal.Taps; tap++)
                    EmitTap(writer, horizontal, pixels, vectors, tap * xTap, tap * wTap);
            }
            else
            {
                moved = horizontal.Taps;
                using (writer.Text.Open($"for (int v = {horizontal.Taps}; v != 0; v--)"))
                {
                    EmitTap(writer, horizontal, pixels, vectors, 0, 0);
                    Bump(writer, xTap, wTap);
                }
            }

            if (rows is not null)
            {
                Bump(writer, (long)vertical.TapXStep * X.RowStride - moved * xTap, turn * vertical.TapStep * Window.Horizontal.Kernel * panel.Width - moved * wTap);
                rows.Value.Dispose();
            }
        }

        for (int pixel = 0; pixel < pixels; pixel++)
        {
            for (int v = 0; v < vectors; v++)
            {
                string sum = Sum(pixel, v), at = At("yr", (long)pixel * horizontal.YStep * Y.PixelStride + v * simd.Lanes);
                if (Gate is not null)
                {
                    string xy = $"g{pixel}{Letter(v)}";
                    writer.Vector(xy, simd.Load(At("gr", (long)pixel * horizontal.YStep * G!.PixelStride + v * simd.Lanes)));
                    sum = Gate.EmitGradient(simd, sum, xy);
                }

                if (Accumulate)
                    sum = simd.Add(simd.Load(at), sum);
                writer.Line(simd.Store(at, Activation is null ? sum : Activation.Emit(simd, sum)));
            }
        }
    }

    private void EmitTap(KernelWriter writer, Phase horizontal, int pixels, int vectors, long x, long w)
    {
        Simd simd = writer.Simd;
        writer.Line(string.Join(" ", Enumerable.Range(0, vectors).Select(v => $"w{Letter(v)} = {simd.Load(At("q", w + v * simd.Lanes))};")));
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            writer.Line(string.Join(" ", Enumerable.Range(0, vectors).Select(v =>
                $"{Sum(pixel, v)} = {simd.MultiplyAdd($"w{Letter(v)}", simd.Load(At("p", x + (long)pixel * horizontal.XStep * X.PixelStride + v * simd.Lanes)), Sum(pixel, v))};")));
        }
    }

    private static void Bump(KernelWriter writer, long x, long w) => writer.Line($"p += {N(x)}; q += {N(w)};");

    private static char Letter(int vector) => (char)('a' + vector);

    private static string Sum(int pixel, int vector) => $"s{pixel}{Letter(vector)}";
}
