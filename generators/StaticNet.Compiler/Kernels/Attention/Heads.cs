using System;
using StaticNet.Compiler.Kernels.Tiles;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels.Attention;

/// <summary>
/// The heads of an attention, and how one of them is worked on: a block of queries at a time, so that scores of all pairs of steps
/// never lie in memory at once (Dao et al. 2022, FlashAttention, of which this is the part that pays on one core).
/// </summary>
/// <param name="Count">How many heads.</param>
/// <param name="Steps">T, queries and keys.</param>
/// <param name="Size">D, the features of a head.</param>
/// <param name="Causal">Whether a query sees only keys up to its own step.</param>
/// <param name="Dropout">The probability that a weight is dropped; 0 for none.</param>
/// <param name="LayerIndex">The layer's place in the declaration, which is part of the key of the random numbers.</param>
internal sealed record Heads(int Count, int Steps, int Size, bool Causal, double Dropout, int LayerIndex)
{
    // What scores of a block may take of a first cache of 32 KB, in floats; below so many queries products with them are too short.
    private const int CacheFloats = 4_096, LeastQueries = 24;

    /// <summary>Floats of a row of scores: T rounded up to 8.</summary>
    public int Padded => (Steps + 7) / 8 * 8;

    /// <summary>Rows of transposed keys: D rounded up to 8.</summary>
    public int PaddedSize => (Size + 7) / 8 * 8;

    /// <summary>Rows of a register tile.</summary>
    public int TileRows => TileChoice.For(Steps, 2).Rows;

    /// <summary>Queries of a block: all, or a multiple of the tile's rows.</summary>
    public int Queries => Steps * Padded <= CacheFloats ? Steps : Math.Min(Steps, Math.Max(CacheFloats / Padded, LeastQueries) / TileRows * TileRows);

    public bool IsBlocked => Queries < Steps;

    /// <summary>What scores are multiplied by before the softmax.</summary>
    public double Scale => 1 / Math.Sqrt(Size);

    /// <summary>Memory for transposed keys or values of a head, and for eight rows to transpose the last few from.</summary>
    public Shape Transposed => new((Padded + 8) * PaddedSize);

    /// <summary>Memory for the scores of a block.</summary>
    public Shape Scores => new(Queries * Padded);

    /// <summary>
    /// Whether the weights of forward are kept for backward, which makes them again from the scores else: where they take no more memory
    /// than queries, keys and values.
    /// </summary>
    public bool KeepsWeights => Padded <= 3 * Size;

    /// <summary>Memory for the weights of all heads: T rows of <see cref="Padded"/> each.</summary>
    public Shape Weights => new(Count * Steps * Padded);

    /// <summary>A pointer to a head's rows of weights: those of a block's queries.</summary>
    public string RowsOfWeights(string pointer) => $"{pointer} + head * {KernelWriter.N(Steps * Padded)}{(IsBlocked ? $" + top * {KernelWriter.N(Padded)}" : "")}";

    /// <summary>A number for each head and query.</summary>
    public Shape Statistics => new(Count * Steps);

    /// <summary>What a weight that dropout keeps is multiplied by.</summary>
    public double Kept => Dropout < 1 ? 1 / (1 - Dropout) : 0;

    /// <summary>Numbers below it drop the weight: p * 2^32.</summary>
    public uint Threshold => (uint)Math.Min(uint.MaxValue, Math.Round(Dropout * 4294967296.0));
}
