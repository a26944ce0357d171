using System;

namespace StaticNet.Compiler.Kernels.Tiles;

/// <summary>How a row of pixels is cut into register tiles: some of one size, and one smaller at the end.</summary>
internal sealed record TileChoice(int Rows, int Count, int Rest)
{
    /// <summary>
    /// The most sums of a tile where there are 16 registers: with the weights and one broadcast they must fit, and 17 live vectors halve the speed.
    /// </summary>
    public const int MostSums = 12;

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

    /// <summary>The cut into tiles of so many rows.</summary>
    public static TileChoice Of(int pixels, int rows) => new(rows, pixels / rows, pixels % rows);

    /// <summary>What a step of the sum costs over all tiles.</summary>
    public double Cycles(int vectors) => Count * Cost(Rows, vectors) + (Rest > 0 ? Cost(Rest, vectors) : 0);

    /// <summary>The most rows of a tile that any instruction set can hold.</summary>
    public static int Limit(int vectors) => MostSums / vectors;

    // With what a tile's ends cost, spread over its steps.
    private static double Cost(int rows, int vectors) => TileCost.Cycles(rows, vectors) + 0.5;
}
