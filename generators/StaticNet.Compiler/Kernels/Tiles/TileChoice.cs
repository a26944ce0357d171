using System;

namespace StaticNet.Compiler.Kernels.Tiles;

/// <summary>How a row of pixels, or two together, are cut into register tiles: some of one size, and one smaller at the end.</summary>
/// <param name="Rows">Pixels of a tile, which are the rows of its product.</param>
/// <param name="Count">How many such tiles.</param>
/// <param name="Rest">Pixels of the one at the end; 0 for none.</param>
/// <param name="Lines">Rows of pixels that are cut together.</param>
internal sealed record TileChoice(int Rows, int Count, int Rest, int Lines = 1)
{
    /// <summary>
    /// The most sums of a tile where there are 16 registers: with the weights and one broadcast they must fit, and 17 live vectors halve the speed.
    /// </summary>
    public const int MostSums = 12;

    // Of the time: what is less is within the estimate's error, and a pair of rows mostly has one text more.
    private const double LeastGain = 0.025;

    /// <summary>
    /// The cheapest cut. A tile holds rows x vectors sums.
    /// </summary>
    /// <param name="pixels">Pixels of a row.</param>
    /// <param name="vectors">Vectors of columns of the tile.</param>
    /// <param name="most">The most sums of a tile.</param>
    /// <param name="isBrief">
    /// Whether one tile is preferred to two that are a little faster, as they are twice the text: where there are several phases of text,
    /// whose sums are short, and for other processors than those with AVX2.
    /// </param>
    public static TileChoice For(int pixels, int vectors, int most = MostSums, bool isBrief = false)
    {
        TileChoice? best = null;
        double bestCost = double.PositiveInfinity;
        for (int rows = Math.Min(pixels, most / vectors); rows >= 1; rows--)
        {
            TileChoice choice = Of(pixels, rows);
            double cost = choice.Cycles(vectors);
            if (isBrief && choice.Rest > 0)
                cost *= 1.25;
            if (cost < bestCost - 1e-9)
                (best, bestCost) = (choice, cost);
        }

        return best!;
    }

    /// <summary>The cheapest cut of an image's rows: each alone, or in pairs whose tiles cross from one row to the other. A last row without a partner stands alone.</summary>
    /// <param name="lines">Rows of pixels.</param>
    /// <param name="pixels">Pixels of each.</param>
    /// <param name="vectors">Vectors of columns of the tile.</param>
    /// <param name="most">The most sums of a tile.</param>
    public static TileChoice ForLines(int lines, int pixels, int vectors, int most = MostSums)
    {
        TileChoice alone = For(pixels, vectors, most), pair = For(2 * pixels, vectors, most) with { Lines = 2 };
        double cycles = lines / 2 * pair.Cycles(vectors) + lines % 2 * alone.Cycles(vectors);
        return lines > 1 && cycles < (1 - LeastGain) * lines * alone.Cycles(vectors) ? pair : alone;
    }

    /// <summary>The cut into tiles of so many pixels, or of all that there are.</summary>
    public static TileChoice Of(int pixels, int rows, int lines = 1)
    {
        int all = lines * pixels, height = Math.Min(rows, all);
        return new(height, all / height, all % height, lines);
    }

    /// <summary>Pixels of the first row in the tile that reaches into the second; null where rows are cut alone.</summary>
    public int? Seam(int pixels) => Lines > 1 ? pixels % Rows : null;

    /// <summary>What a step of the sum costs over all tiles.</summary>
    public double Cycles(int vectors) => Count * Cost(Rows, vectors) + (Rest > 0 ? Cost(Rest, vectors) : 0);

    /// <summary>The most rows of a tile that any instruction set can hold.</summary>
    public static int Limit(int vectors) => MostSums / vectors;

    // With what keeps a tile from that: its ends, and loads or sums that are not ready in time. Twelve sums of pairs of vectors have both to spare.
    // Powers of two, so that equal costs are equal.
    private static double Cost(int rows, int vectors) => TileCost.Cycles(rows, vectors) + (vectors > 1 && rows * vectors >= MostSums ? 1 / 16.0 : 1 / 4.0);
}
