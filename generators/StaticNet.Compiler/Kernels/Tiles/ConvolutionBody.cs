using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Functions;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Tiles;

/// <summary>
/// A convolution of one sample: for each panel of filters, each row of pixels, and each tile of pixels. Reads a halo in place of
/// testing for borders. A dense layer over a sequence is one of 1x1; the gradient by the input of a strided one is taken apart
/// by the remainder of the pixel's place, so that no zero is ever multiplied.
/// </summary>
internal sealed record ConvolutionBody(TensorLayout X, TensorLayout Y, ParameterLayout W, Window Window, bool HasBias, bool Accumulate, Function? Activation)
{
    /// <summary>Whether the last tap of the weights goes with the window's first.</summary>
    public bool TurnsTaps { get; init; }

    /// <summary>Where what is added to the sums, or what the gate reads, lies; null for nothing.</summary>
    public TensorLayout? R { get; init; }

    /// <summary>By whose derivative the sums are multiplied at the end.</summary>
    public Function? Gate { get; init; }

    /// <summary>Pixels that the window reads outside the image.</summary>
    public static Halo HaloOf(Shape x, Shape y, Window window)
    {
        (int top, int bottom) = Reach(window.Vertical, x.Height, y.Height);
        (int left, int right) = Reach(window.Horizontal, x.Width, y.Width);
        return new Halo(top, left, bottom, right);
    }

    public void Emit(KernelWriter writer)
    {
        ConvolutionBody body = Flattened();
        foreach (Phase vertical in Phase.Of(body.Window.Vertical, body.Y.Height))
        {
            foreach (Phase horizontal in Phase.Of(body.Window.Horizontal, body.Y.Width))
            {
                foreach (Panel panel in Panel.Of(W))
                    body.EmitPanels(writer, panel, vertical, horizontal);
            }
        }
    }

    // A 1x1 convolution of images without halo is one long row of pixels.
    private ConvolutionBody Flattened()
    {
        if (!Window.IsPoint || !X.IsDense || !Y.IsDense || R is { IsDense: false } || X.Height != Y.Height || X.Width != Y.Width)
            return this;
        int pixels = Y.Height * Y.Width;
        return this with { X = X with { Height = 1, Width = pixels }, Y = Y with { Height = 1, Width = pixels }, R = R is null ? null : R with { Height = 1, Width = pixels } };
    }

    private void EmitPanels(KernelWriter writer, Panel panel, Phase vertical, Phase horizontal)
    {
        Simd simd = writer.Simd;
        int? valid = panel.ValidColumns(W);
        int channels = W.Rows / Window.Taps, vectors = panel.Vectors(simd, valid), strips = panel.Strips(simd, valid), width = panel.Width;
        int step = TurnsTaps ? -1 : 1;
        long xPixel = (long)horizontal.XStep * X.PixelStride, yPixel = (long)horizontal.YStep * Y.PixelStride;
        IReadOnlyList<KLoop> loops = vertical.Taps == 0 || horizontal.Taps == 0 ? [] : KLoop.Merge(
        [
            new(vertical.Taps, (long)vertical.TapXStep * X.RowStride, (long)step * vertical.TapStep * Window.Horizontal.Kernel * channels * width),
            new(horizontal.Taps, (long)horizontal.TapXStep * X.PixelStride, (long)step * horizontal.TapStep * channels * width),
            new(channels, 1, width),
        ]);
        long firstTap = (long)vertical.FirstTap * Window.Horizontal.Kernel + horizontal.FirstTap;
        long wFirst = panel.Offset + (TurnsTaps ? Window.Taps - 1 - firstTap : firstTap) * channels * width;
        long xFirst = X.Origin + (long)vertical.FirstX * X.RowStride + (long)horizontal.FirstX * X.PixelStride;
        long yFirst = Y.Origin + (long)vertical.FirstY * Y.RowStride + (long)horizontal.FirstY * Y.PixelStride + panel.FirstColumn;
        var blocks = new Stack<SourceWriter.Block>();
        if (W.Blocks > 1)
            blocks.Push(writer.Loop("g", W.Blocks));
        if (panel.Count > 1)
            blocks.Push(writer.Loop("n", panel.Count));
        if (strips > 1)
            blocks.Push(writer.Text.Open($"for (int h = 0; h < {width}; h += {vectors * simd.Lanes})"));
        if (blocks.Count == 0)
            blocks.Push(writer.Text.Open());
        string column = (panel.Count > 1 ? Term("n", 16) : "") + (strips > 1 ? " + h" : "");
        string[]? bias = null;
        if (HasBias)
        {
            bias = Enumerable.Range(0, vectors).Select(v => $"b{(char)('a' + v)}").ToArray();
            for (int v = 0; v < vectors; v++)
                writer.Vector(bias[v], simd.Load(At("b", panel.FirstColumn + v * simd.Lanes) + (W.Blocks > 1 ? Term("g", W.Columns) : "") + column));
        }

        writer.Line($"float* wn = {At("w", wFirst)}{(W.Blocks > 1 ? Term("g", W.BlockSize) : "")}{(panel.Count > 1 ? Term("n", panel.Stride) : "")}{(strips > 1 ? " + h" : "")};");
        if (vertical.Count > 1)
            blocks.Push(writer.Loop("i", vertical.Count));
        string row = vertical.Count > 1 ? Term("i", (long)vertical.XStep * X.RowStride) : "";
        writer.Line($"float* xr = {At("x", xFirst)}{(W.Blocks > 1 ? Term("g", channels) : "")}{row};");
        row = vertical.Count > 1 ? Term("i", (long)vertical.YStep * Y.RowStride) : "";
        writer.Line($"float* yr = {At("y", yFirst)}{(W.Blocks > 1 ? Term("g", W.Columns) : "")}{column}{row};");
        long rPixel = 0;
        if (R is not null)
        {
            rPixel = (long)horizontal.YStep * R.PixelStride;
            long rFirst = R.Origin + (long)vertical.FirstY * R.RowStride + (long)horizontal.FirstY * R.PixelStride + panel.FirstColumn;
            writer.Line($"float* rr = {At(Gate is null ? "r" : "g", rFirst)}{column}{(vertical.Count > 1 ? Term("i", (long)vertical.YStep * R.RowStride) : "")};");
        }

        string? r = R is null ? null : "rr";
        TileChoice choice = TileChoice.For(horizontal.Count, vectors);
        var tile = new ProductTile
        {
            Rows = choice.Rows, Vectors = vectors, XRow = xPixel, YRow = yPixel, Loops = loops, Bias = bias,
            Accumulate = Accumulate, Activation = Activation, ValidColumns = valid, RRow = rPixel, Gate = Gate,
        };
        if (choice.Count > 1)
        {
            using (writer.Text.Open($"for (int j = {N(choice.Count)}; j != 0; j--)"))
            {
                tile.Emit(writer, "xr", "wn", "yr", r);
                writer.Line($"xr += {N(choice.Rows * xPixel)}; yr += {N(choice.Rows * yPixel)};{(r is null ? "" : $" rr += {N(choice.Rows * rPixel)};")}");
            }

            if (choice.Rest > 0)
            {
                using (writer.Text.Open())
                    (tile with { Rows = choice.Rest }).Emit(writer, "xr", "wn", "yr", r);
            }
        }
        else
        {
            using (writer.Text.Open())
                tile.Emit(writer, "xr", "wn", "yr", r);
            if (choice.Rest > 0)
            {
                using (writer.Text.Open())
                    (tile with { Rows = choice.Rest }).Emit(writer, At("xr", choice.Rows * xPixel), "wn", At("yr", choice.Rows * yPixel), r is null ? null : At(r, choice.Rows * rPixel));
            }
        }

        while (blocks.Count > 0)
            blocks.Pop().Dispose();
    }

    private static (int Begin, int End) Reach(Axis axis, int inputs, int outputs)
    {
        int first = 0, last = inputs - 1;
        foreach (Phase phase in Phase.Of(axis, outputs))
        {
            if (phase.Taps == 0)
                continue;
            first = Math.Min(first, phase.FirstX);
            last = Math.Max(last, phase.FirstX + (phase.Count - 1) * phase.XStep + (phase.Taps - 1) * phase.TapXStep);
        }

        return (-first, last - (inputs - 1));
    }
}
