using System;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Tiles;

/// <summary>A pointer of the emitted code that moves along rows of pixels.</summary>
/// <param name="Letter">What it is to a tile: x, y, r or g.</param>
/// <param name="First">Where its first pixel lies, but for what the emitted code counts.</param>
/// <param name="Origin">Floats from there to the first row's first pixel.</param>
/// <param name="Counted">Terms of the place that are counted outside of rows.</param>
/// <param name="Pixel">Floats from a pixel to the next one.</param>
/// <param name="Row">Floats from a row to the next one, where it is known.</param>
internal sealed record RowPointer(string Letter, string First, long Origin, string Counted, long Pixel, long Row)
{
    /// <summary>Where the method is given the floats from one row to the next: which of those is the first, and how many further the next one is.</summary>
    public (int First, int Step)? Told { get; init; }

    /// <summary>What it is called.</summary>
    public string Name => Letter + "r";

    /// <summary>What addresses the pixels behind the end of a row.</summary>
    public string Behind => Letter + "2";

    /// <summary>Where a row begins, or each of those that are counted by i.</summary>
    /// <param name="row">The row, or the first of them.</param>
    /// <param name="step">Rows from one to the next; 0 for one alone.</param>
    public string Start(int row, int step) => Told is { } told
        ? At(First, Origin) + Counted + ToldTerm(told.First + row * told.Step, step * told.Step)
        : At(First, Origin + row * Row) + Counted + Term("i", step * Row);

    /// <summary>Where it must be to go on in the next row, as it was in the one before; null where rows follow each other without a gap.</summary>
    public string? Across(int width)
    {
        long pixels = width * Pixel;
        return Told is { } told ? At($"{Name} + {(told.Step == 1 ? "" : $"{N(told.Step)} * ")}{Letter}Row", -pixels)
            : Row == pixels ? null : At(Name, Row - pixels);
    }

    private string ToldTerm(int first, int step) => (first, step) switch
    {
        (0, 0) => "",
        (_, 0) => $" + {N(first)} * {Letter}Row",
        (0, 1) => $" + i * {Letter}Row",
        (0, _) => $" + i * {N(step)} * {Letter}Row",
        _ => $" + (i * {N(step)} + {N(first)}) * {Letter}Row",
    };
}
