using System;

namespace StaticNet.Compiler.Kernels.Tiles;

/// <summary>
/// What a tile of sums costs, by which all tiles are chosen: two multiply-adds and two loads a cycle, and four cycles until a sum can be
/// added to again. The benchmarks' command `choices` compares it with the time of every choice.
/// </summary>
internal static class TileCost
{
    /// <summary>Cycles of one step of the sums, besides what a tile's ends cost.</summary>
    /// <param name="rows">Rows of the tile: a broadcast for each.</param>
    /// <param name="vectors">Vectors of columns: a load for each, and a multiply-add for each row.</param>
    public static double Cycles(int rows, int vectors) => Math.Max(4, Math.Max(rows * vectors, rows + vectors) / 2.0);
}
