using System;
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

        (int rows, int count, int smaller) = Best(length, limit);
        yield return new GradientTiles(runs * count, rows, 0, rows, count);
        int rest = length - count * rows;
        if (rest > 0)
            yield return new GradientTiles(runs * (rest / smaller), smaller, count * rows, smaller, rest / smaller);
    }

    // The cheapest cut into tiles of at most two heights, without a rest. A second height is text of its own, and must be worth it.
    private static (int Rows, int Count, int Smaller) Best(int length, int limit)
    {
        if (length <= limit)
            return (length, 1, length);
        int vectors = limit >= 12 ? 1 : 2;
        (int Rows, int Count, int Smaller) best = default;
        double bestCost = double.PositiveInfinity;
        for (int rows = limit; rows * 3 >= limit * 2; rows--)
        {
            for (int count = length / rows; count > 0; count--)
            {
                int rest = length - count * rows;
                for (int smaller = Math.Min(rows - 1, Math.Max(rest, 1)); smaller >= 1 && rest <= 3 * rows; smaller--)
                {
                    if (rest % smaller > 0)
                        continue;
                    double cost = (count * Cost(rows, vectors) + rest / smaller * Cost(smaller, vectors)) * (rest > 0 ? 1.05 : 1);
                    if (cost < bestCost - 1e-9)
                        (best, bestCost) = ((rows, count, smaller), cost);
                    if (rest == 0)
                        break;
                }
            }
        }

        return best;
    }

    // With what a tile's ends cost: sums are read and written.
    private static double Cost(int rows, int vectors) => TileCost.Cycles(rows, vectors) + 0.9;
}
