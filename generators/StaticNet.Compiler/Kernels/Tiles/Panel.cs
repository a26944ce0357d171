using System;
using System.Collections.Generic;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Kernels.Tiles;

/// <summary>The panels of a parameter of one width, which run the same code: how many, and the tiles over their columns.</summary>
/// <param name="Count">How many panels.</param>
/// <param name="Width">Columns of each: 16 or 8.</param>
/// <param name="FirstColumn">The first panel's first column.</param>
/// <param name="Offset">Where the first panel lies in its block.</param>
/// <param name="Stride">Floats from a panel to the next one.</param>
internal sealed record Panel(int Count, int Width, int FirstColumn, int Offset, int Stride)
{
    public static IEnumerable<Panel> Of(ParameterLayout layout)
    {
        // The last panel of a group stands alone where it is not full, since what lies behind it belongs to the next group.
        int alone = layout.Blocks > 1 && layout.FullPanels * 16 > layout.Columns ? 1 : 0;
        int stride = layout.Rows * 16, together = layout.FullPanels - alone;
        if (together > 0)
            yield return new Panel(together, 16, 0, 0, stride);
        if (alone > 0)
            yield return new Panel(1, 16, together * 16, together * stride, stride);
        if (layout.TailWidth > 0)
            yield return new Panel(1, 8, layout.FullPanels * 16, layout.FullPanels * stride, layout.Rows * 8);
    }

    /// <summary>How many columns of the last panel belong to its group, where not all do; null else.</summary>
    public int? ValidColumns(ParameterLayout layout) =>
        layout.Blocks > 1 && FirstColumn + Count * Width > layout.Columns ? layout.Columns - FirstColumn : null;

    /// <summary>Vectors of a tile: as wide as the panel, but two at most, so that six rows fit the registers.</summary>
    public int Vectors(Simd simd, int? valid = null) => valid is null ? Math.Min(2, Width / simd.Lanes) : Width / simd.Lanes;

    /// <summary>Tiles side by side over the panel's columns.</summary>
    public int Strips(Simd simd, int? valid = null) => Width / (Vectors(simd, valid) * simd.Lanes);
}
