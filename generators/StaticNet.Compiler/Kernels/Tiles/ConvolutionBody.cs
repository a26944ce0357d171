using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Functions;
using StaticNet.Compiler.Kernels.Loops;
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

    /// <summary>What the method is told, where several convolutions share it; null where all of it is in the text. Then r is only what is added.</summary>
    public ConvolutionForm? Form { get; init; }

    /// <summary>Where what the gate reads lies, where several convolutions share the method.</summary>
    public TensorLayout? G { get; init; }

    /// <summary>Rows of a tile, where it is not the one that costs least by estimate.</summary>
    public int? TileRows { get; init; }

    /// <summary>Rows of pixels that such tiles run through together.</summary>
    public int TileLines { get; init; } = 1;

    /// <summary>Whether it is one long row of pixels: 1x1, of images without halo.</summary>
    public bool IsFlat =>
        Window.IsPoint && X.IsDense && Y.IsDense && R is not { IsDense: false } && G is not { IsDense: false } && X.Height == Y.Height && X.Width == Y.Width;

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
        if (Form is { HasFloor: true })
            writer.Vector(ProductTile.Floor(writer.Simd), writer.Simd.Create("floor"));
        Simd narrow = writer.Simd.ForColumns(W.TailWidth > 0 ? W.TailWidth : 16);
        if (Form is { HasFloor: true } && narrow != writer.Simd)
            writer.ForColumns(W.TailWidth).Vector(ProductTile.Floor(narrow), narrow.Create("floor"));
        (Phase Vertical, Phase Horizontal)[] phases = [.. Phase.Of(body.Window.Vertical, body.Y.Height)
            .SelectMany(vertical => Phase.Of(body.Window.Horizontal, body.Y.Width).Select(horizontal => (vertical, horizontal)))];
        bool isPlain = Form is null && !HasBias && Activation is null && R is null && Gate is null;
        if (isPlain && phases.Any(phase => IsEmpty(phase.Vertical, phase.Horizontal)))
        {
            // What no tap meets is zero, or stays as it is.
            if (!Accumulate)
                ElementLoop.Fill(writer, "y", Y);
            phases = [.. phases.Where(phase => !IsEmpty(phase.Vertical, phase.Horizontal))];
        }

        if (isPlain && writer.KeepsLoops && body.PhasesAreAlike(phases))
        {
            body.EmitAlike(writer, phases);
            return;
        }

        foreach ((Phase vertical, Phase horizontal) in phases)
        {
            foreach (Panel panel in Panel.Of(W))
                body.EmitPanels(writer.ForColumns(panel.Width), panel, vertical, horizontal);
        }
    }

    // Whether phases differ in nothing but where they begin and how many taps they have.
    private bool PhasesAreAlike((Phase Vertical, Phase Horizontal)[] phases)
    {
        static bool Alike(IEnumerable<Phase> axis) => axis.Select(phase => phase.Count).Distinct().Count() == 1
            && axis.Where(phase => phase.Taps > 1).Select(phase => (phase.TapStep, phase.TapXStep)).Distinct().Count() <= 1;
        return phases.Length > 1 && Panel.Of(W).Count() == 1 && Alike(phases.Select(phase => phase.Vertical)) && Alike(phases.Select(phase => phase.Horizontal));
    }

    // A local method for all phases, which is told what they differ in.
    private void EmitAlike(KernelWriter writer, (Phase Vertical, Phase Horizontal)[] phases)
    {
        Panel panel = Panel.Of(W).Single();
        Phase rows = Longest(phases.Select(phase => phase.Vertical)), columns = Longest(phases.Select(phase => phase.Horizontal));

        // A single tap has no distance from the next one; the method moves by that of several.
        IReadOnlyList<KLoop> taps = Taps(panel, rows, columns);
        foreach ((Phase vertical, Phase horizontal) in phases)
        {
            (long x, long w) = Start(panel, vertical, horizontal);
            long y = Y.Origin + (long)vertical.FirstY * Y.RowStride + (long)horizontal.FirstY * Y.PixelStride;
            long xRow = vertical.Taps == 1 ? 0 : taps[0].XStep - horizontal.Taps * taps[1].XStep, wRow = vertical.Taps == 1 ? 0 : taps[0].WStep - horizontal.Taps * taps[1].WStep;
            writer.Line($"Phase({At("x", x)}, {At("w", w)}, {At("y", y)}, rowTaps: {vertical.Taps}, columnTaps: {horizontal.Taps}, xRow: {N(xRow)}, wRow: {N(wRow)});");
        }

        writer.Text.Line();
        writer.Line("// The outputs of one remainder by the stride, which as many taps meet.");
        writer.Line("[MethodImpl(Kernel)]");
        using (writer.Text.Open("static void Phase(float* x, float* w, float* y, int rowTaps, int columnTaps, int xRow, int wRow)"))
        {
            EmitPanels(writer.ForColumns(panel.Width), panel, rows, columns, isTold: true);
        }

        static Phase Longest(IEnumerable<Phase> axis) => axis.OrderByDescending(phase => phase.Taps).First();
    }

    // The taps of a kernel row inside of the kernel's rows, with a tap's channels innermost.
    private IReadOnlyList<KLoop> Taps(Panel panel, Phase vertical, Phase horizontal)
    {
        int step = TurnsTaps ? -1 : 1, channels = W.Rows / Window.Taps;
        return
        [
            new(vertical.Taps, (long)vertical.TapXStep * X.RowStride, (long)step * vertical.TapStep * Window.Horizontal.Kernel * channels * panel.Width),
            new(horizontal.Taps, (long)horizontal.TapXStep * X.PixelStride, (long)step * horizontal.TapStep * channels * panel.Width),
            new(channels, 1, panel.Width),
        ];
    }

    // Where the first output's first tap lies in x and in w.
    private (long X, long W) Start(Panel panel, Phase vertical, Phase horizontal)
    {
        long firstTap = (long)vertical.FirstTap * Window.Horizontal.Kernel + horizontal.FirstTap;
        return (
            X.Origin + (long)vertical.FirstX * X.RowStride + (long)horizontal.FirstX * X.PixelStride,
            panel.Offset + (TurnsTaps ? Window.Taps - 1 - firstTap : firstTap) * (W.Rows / Window.Taps) * panel.Width);
    }

    private static bool IsEmpty(Phase vertical, Phase horizontal) => vertical.Taps == 0 || horizontal.Taps == 0;

    private ConvolutionBody Flattened()
    {
        if (!IsFlat)
            return this;
        TensorLayout Row(TensorLayout layout) => layout with { Height = 1, Width = layout.Height * layout.Width };
        return this with { X = Row(X), Y = Row(Y), R = R is null ? null : Row(R), G = G is null ? null : Row(G) };
    }

    private void EmitPanels(KernelWriter writer, Panel panel, Phase vertical, Phase horizontal, bool isTold = false)
    {
        Simd simd = writer.Simd;
        int? valid = panel.ValidColumns(W);
        int channels = W.Rows / Window.Taps, vectors = panel.Vectors(simd, valid), strips = panel.Strips(simd, valid), width = panel.Width;
        long xPixel = (long)horizontal.XStep * X.PixelStride, yPixel = (long)horizontal.YStep * Y.PixelStride;
        IReadOnlyList<KLoop> loops = IsEmpty(vertical, horizontal) ? [] : Taps(panel, vertical, horizontal);
        loops = isTold ? [loops[0] with { Counter = "rowTaps", Moves = "p += xRow; q += wRow;" }, loops[1] with { Counter = "columnTaps" }, loops[2]] : KLoop.Merge(loops);
        (long xFirst, long wFirst) = isTold ? (0, 0) : Start(panel, vertical, horizontal);
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
            {
                string first = simd.Load(At("b", panel.FirstColumn + v * simd.Lanes) + (W.Blocks > 1 ? Term("g", W.Columns) : "") + column);
                writer.Vector(bias[v], Form is { Bias: Among.Some } ? $"b == null ? {simd.Zero} : {first}" : first);
            }
        }

        writer.Line($"float* wn = {At("w", wFirst)}{(W.Blocks > 1 ? Term("g", W.BlockSize) : "")}{(panel.Count > 1 ? Term("n", panel.Stride) : "")}{(strips > 1 ? " + h" : "")};");
        // Where no tap meets an element, there is nothing to keep in registers.
        bool isBrief = simd.Lanes != 8 || Window.Horizontal.InputStride > 1;
        TileChoice alone = loops.Count == 0 ? new TileChoice(1, horizontal.Count, 0)
            : TileRows is { } least ? TileChoice.Of(horizontal.Count, least)
            : TileChoice.For(horizontal.Count, vectors, simd.MostSums, isBrief);
        TileChoice choice = isBrief || isTold || !ProductTile.IsLong(loops) ? alone
            : TileRows is { } rows ? TileChoice.Of(horizontal.Count, rows, TileLines)
            : TileChoice.ForLines(vertical.Count, horizontal.Count, vectors, simd.MostSums);
        RowPointer[] pointers = [.. Pointers(panel, vertical, horizontal, xFirst, column, isTold)];
        var lines = new PixelRows(horizontal.Count, pointers, new ProductTile
        {
            Rows = choice.Rows,
            Vectors = vectors,
            XRow = xPixel,
            YRow = yPixel,
            Loops = loops,
            Bias = bias,
            Accumulate = Accumulate,
            Activation = Activation,
            ValidColumns = valid,
            RRow = R is null ? 0 : (long)horizontal.YStep * R.PixelStride,
            Gate = Gate,
            Form = Form,
        });
        int times = vertical.Count / choice.Lines, left = vertical.Count % choice.Lines;
        using (times > 1 ? writer.Loop("i", times) : left > 0 ? writer.Text.Open() : default)
            lines.Emit(writer, choice, 0, times);
        if (left > 0)
        {
            using (writer.Text.Open())
                lines.Emit(writer, alone, vertical.Count - left, left);
        }

        while (blocks.Count > 0)
            blocks.Pop().Dispose();
    }

    // What moves along the rows of a phase.
    private IEnumerable<RowPointer> Pointers(Panel panel, Phase vertical, Phase horizontal, long xFirst, string column, bool isTold)
    {
        string Group(long size) => W.Blocks > 1 ? Term("g", size) : "";
        yield return new RowPointer("x", "x", xFirst, Group(W.Rows / Window.Taps), (long)horizontal.XStep * X.PixelStride, (long)vertical.XStep * X.RowStride);
        foreach ((string letter, string operand, TensorLayout? layout) in new[] { ("y", "y", Y), ("r", Form is null && Gate is not null ? "g" : "r", R), ("g", "g", G) })
        {
            if (layout is null)
                continue;
            bool isToldRows = Form is { HasRows: true };
            long first = (long)horizontal.FirstY * layout.PixelStride + panel.FirstColumn, origin = layout.Origin + (long)vertical.FirstY * layout.RowStride + first;
            yield return new RowPointer(
                letter, operand, isToldRows ? first : letter == "y" && isTold ? 0 : origin, (letter == "y" ? Group(W.Columns) : "") + column,
                (long)horizontal.YStep * layout.PixelStride, (long)vertical.YStep * layout.RowStride)
            {
                Told = isToldRows ? (vertical.FirstY, vertical.YStep) : null,
            };
        }
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
