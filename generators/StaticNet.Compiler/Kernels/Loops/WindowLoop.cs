using System;
using System.Collections.Generic;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Loops;

/// <summary>
/// Pooling: for every output pixel, every vector of channels and every tap of its window. Without padding the taps are literal
/// places; with it each window's valid taps are found first.
/// </summary>
internal sealed class WindowLoop(Window window, TensorLayout x, TensorLayout y)
{
    private const int MostUnrolledTaps = 9;

    private KernelWriter writer = null!;
    private bool severalVectors;

    public bool IsPadded => window.HasPadding;

    /// <summary>Whether the windows cover every element once.</summary>
    public bool IsTiling => !IsPadded && Tiles(window.Vertical, x.Height) && Tiles(window.Horizontal, x.Width);

    /// <summary>Writes the loop.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="outputs">The tensors with one element a window, and their layouts.</param>
    /// <param name="body">Writes the work of one window and vector.</param>
    public void Emit(KernelWriter to, IReadOnlyList<(string Letter, TensorLayout Layout)> outputs, Action<WindowLoop> body)
    {
        writer = to;
        severalVectors = x.PixelStride > writer.Simd.Lanes;
        using (writer.Loop("i", y.Height))
        {
            if (IsPadded)
                EmitRange("u", "i", window.Vertical, x.Height);
            using (writer.Loop("j", y.Width))
            {
                if (IsPadded)
                    EmitRange("v", "j", window.Horizontal, x.Width);
                foreach ((string letter, TensorLayout layout) in outputs)
                    writer.Line($"float* {letter}w = {KernelWriter.At(letter, layout.Origin)}{Term("i", layout.RowStride)}{Term("j", layout.PixelStride)};");
                string input = outputs[0].Letter == "dy" ? "dx" : "x";
                long corner = x.Origin - (long)window.Vertical.Begin * x.RowStride - (long)window.Horizontal.Begin * x.PixelStride;
                writer.Line($"float* {input}w = {KernelWriter.At(input, corner)}{Term("i", (long)window.Vertical.Stride * x.RowStride)}{Term("j", (long)window.Horizontal.Stride * x.PixelStride)};");
                using (severalVectors ? writer.Text.Open($"for (int c = 0; c < {N(x.PixelStride)}; c += {writer.Simd.Lanes})") : writer.Text.Open())
                    body(this);
            }
        }
    }

    /// <summary>Where an output's vector lies.</summary>
    public string At(string letter) => severalVectors ? $"{letter}w + c" : $"{letter}w";

    /// <summary>Where a tap's vector lies.</summary>
    public string TapAt(string letter, int tap)
    {
        long offset = (long)(tap / window.Horizontal.Kernel) * x.RowStride + (long)(tap % window.Horizontal.Kernel) * x.PixelStride;
        return KernelWriter.At($"{letter}w", offset) + (severalVectors ? " + c" : "");
    }

    /// <summary>Writes the work of each tap from the first one on, given where it lies and its index.</summary>
    public void Taps(string letter, int first, Action<string, string> body, params string[] temporaries)
    {
        if (temporaries.Length > 0)
            writer.Line($"{writer.Simd.Type} {string.Join(", ", temporaries)};");
        if (!IsPadded && window.Taps <= MostUnrolledTaps)
        {
            for (int tap = first; tap < window.Taps; tap++)
                body(TapAt(letter, tap), N(tap));
            return;
        }

        string rows = IsPadded ? "int u = u0; u < u1; u++" : $"int u = 0; u < {window.Vertical.Kernel}; u++";
        string columns = IsPadded ? "int v = v0; v < v1; v++" : $"int v = 0; v < {window.Horizontal.Kernel}; v++";
        using (writer.Text.Open($"for ({rows})"))
        using (writer.Text.Open($"for ({columns.Replace("int v ", "int t ").Replace("; v ", "; t ").Replace("v++", "t++")})"))
            body($"{letter}w{Term("u", x.RowStride)}{Term("t", x.PixelStride)}{(severalVectors ? " + c" : "")}", $"u * {window.Horizontal.Kernel} + t");
    }

    /// <summary>What a window's sum is multiplied by for its mean.</summary>
    public string Share(bool countIncludePad)
    {
        if (IsPadded && !countIncludePad)
            return "1f / ((u1 - u0) * (v1 - v0))";
        return window.Vertical.Beyond + window.Horizontal.Beyond > 0
            ? $"1f / ({Counted(window.Vertical, "i", x.Height)} * {Counted(window.Horizontal, "j", x.Width)})"
            : Text.SourceWriter.Literal((float)(1.0 / window.Taps));
    }

    private static string Counted(Axis axis, string output, int inputs) => axis.Beyond == 0
        ? N(axis.Kernel)
        : $"Math.Min({N(axis.Kernel)}, {N(inputs + axis.Begin + axis.End - axis.Beyond)} - {output} * {N(axis.Stride)})";

    private void EmitRange(string tap, string output, Axis axis, int inputs)
    {
        string start = axis.Begin == 0 && axis.Stride == 1 ? $"-{output}" : $"{axis.Begin} - {output} * {axis.Stride}";
        writer.Line($"int {tap}0 = Math.Max(0, {start}), {tap}1 = Math.Min({axis.Kernel}, {N(inputs + axis.Begin)} - {output} * {axis.Stride});");
    }

    private static bool Tiles(Axis axis, int inputs) => axis.Stride == axis.Kernel && axis.Dilation == 1 && axis.Dropped(inputs) == 0;
}
