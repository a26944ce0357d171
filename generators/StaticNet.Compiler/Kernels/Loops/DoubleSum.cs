using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Compiler.Kernels.Loops;

/// <summary>
/// A sum for each lane in double, for sums over a batch or an image: two variables, each for half of the lanes. In double a
/// variance is the mean of squares less the square of the mean in one pass: 2^-53 leaves room for means 10^4 deviations large.
/// </summary>
internal sealed record DoubleSum(KernelWriter Writer, string Name)
{
    public string Low => Name + "Low";

    public string High => Name + "High";

    /// <summary>Begins at zero.</summary>
    public void Declare() => Writer.Line($"{Writer.Simd.DoubleType} {Low} = {Writer.Simd.DoubleType}.Zero, {High} = {Writer.Simd.DoubleType}.Zero;");

    /// <summary>Adds a vector of floats.</summary>
    public void Add(string vector)
    {
        Writer.Line($"{Low} = {Writer.Simd.Add(Low, Writer.Simd.WidenLower(vector))};");
        Writer.Line($"{High} = {Writer.Simd.Add(High, Writer.Simd.WidenUpper(vector))};");
    }

    /// <summary>Adds products of vectors of floats, by pairs and as <see cref="AddTogether"/> does.</summary>
    public void AddProducts(IReadOnlyList<(string A, string B)> factors)
    {
        string Product((string A, string B) pair) => Writer.Simd.Multiply(pair.A, pair.B);
        AddTogether([.. Enumerable.Range(0, (factors.Count + 1) / 2).Select(i => 2 * i + 1 < factors.Count
            ? Writer.Simd.MultiplyAdd(factors[2 * i].A, factors[2 * i].B, Product(factors[2 * i + 1]))
            : Product(factors[2 * i]))]);
    }

    /// <summary>Adds several vectors of floats, which are summed as floats first: widening costs more than adding.</summary>
    /// <param name="vectors">The vectors.</param>
    /// <param name="part">The name of their sum; null for one made of the sum's own.</param>
    public void AddTogether(IReadOnlyList<string> vectors, string? part = null)
    {
        var terms = vectors.ToList();
        for (; terms.Count > 1; terms = [.. terms.Where((_, i) => i % 2 == 0).Select((term, i) => 2 * i + 1 < terms.Count ? Writer.Simd.Add(term, terms[2 * i + 1]) : term)])
        {
        }

        string sum = terms[0];
        if (sum.Contains('('))
            Writer.Vector(sum = part ?? $"{Name}Part", terms[0]);
        Add(sum);
    }

    /// <summary>Adds a vector of floats to one sum and its squares, which are exact in double, to another.</summary>
    public static void AddWithSquares(DoubleSum? sum, DoubleSum squares, string vector)
    {
        KernelWriter writer = squares.Writer;
        Simd simd = writer.Simd;
        writer.Line($"{simd.DoubleType} low = {simd.WidenLower(vector)}, high = {simd.WidenUpper(vector)};");
        if (sum is not null)
        {
            writer.Line($"{sum.Low} = {simd.Add(sum.Low, "low")};");
            writer.Line($"{sum.High} = {simd.Add(sum.High, "high")};");
        }

        writer.Line($"{squares.Low} = {simd.MultiplyAdd("low", "low", squares.Low)};");
        writer.Line($"{squares.High} = {simd.MultiplyAdd("high", "high", squares.High)};");
    }

    /// <summary>The sums as floats.</summary>
    public string Narrow() => Writer.Simd.Narrow(Low, High);

    /// <summary>The sum of all lanes, a double.</summary>
    public string Total() => Writer.Simd.Sum(Writer.Simd.Add(Low, High));

    /// <summary>Stores the sums to doubles in memory.</summary>
    public void Store(string pointer)
    {
        Writer.Line(Writer.Simd.Store(pointer, Low));
        Writer.Line(Writer.Simd.Store($"{pointer} + {Writer.Simd.Lanes / 2}", High));
    }
}
