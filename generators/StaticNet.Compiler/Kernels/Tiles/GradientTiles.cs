using System.Collections.Generic;

namespace StaticNet.Compiler.Kernels.Tiles;

/// <summary>
/// How the rows of a weight gradient are cut into tiles. Its rows are the taps and channels that a window reads; they lie in runs
/// that are contiguous in x. A tile takes a part of a run, or several short runs.
/// </summary>
/// <param name="Units">How many tiles of this kind there are for a panel.</param>
/// <param name="Rows">Rows of the tile.</param>
/// <param name="FirstRow">The first tile's first row of the gradient.</param>
/// <param name="RowLength">Rows of the tile that follow each other in x; behind them the next run begins.</param>
/// <param name="Inner">Tiles within a run (or group of runs).</param>
internal sealed record GradientTiles(int Units, int Rows, int FirstRow, int RowLength, int Inner)
{
    /// <summary>Cuts runs (so many, of this length) into tiles of at most so many rows.</summary>
    /// <param name="runs">How many runs.</param>
    /// <param name="length">Rows of a run.</param>
    /// <param name="limit">The most rows of a tile.</param>
    /// <param name="even">How many runs lie at even distances in x; a tile takes several only where it never goes beyond them.</param>
    public static IEnumerable<GradientTiles> Cut(int runs, int length, int limit, int even)
    {
        int together = limit / length < runs ? limit / length : runs;
        while (even < runs && together > 1 && even % together > 0)
            together--;
        if (together > 1)
        {
            yield return new GradientTiles(runs / together, together * length, 0, length, 1);
            if (runs % together > 0)
                yield return new GradientTiles(1, runs % together * length, runs / together * together * length, length, 1);
            yield break;
        }

        int rows = BestRows(length, limit);
        int inner = length / rows, rest = length % rows;
        yield return new GradientTiles(runs * inner, rows, 0, rows, inner);
        if (rest > 0)
            yield return new GradientTiles(runs, rest, inner * rows, rest, 1);
    }

    // The tallest tile that leaves nothing over, unless that is less than two thirds of what fits.
    private static int BestRows(int length, int limit)
    {
        if (length <= limit)
            return length;
        for (int rows = limit; rows * 3 >= limit * 2; rows--)
        {
            if (length % rows == 0)
                return rows;
        }

        return limit;
    }
}
