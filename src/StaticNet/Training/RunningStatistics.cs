using System.Runtime.CompilerServices;
using StaticNet.Runtime;

namespace StaticNet;

/// <summary>
/// The running statistics of a network under training: a step moves them before anybody knows whether it stays finite, so they
/// are kept before each step and put back where it does not.
/// </summary>
internal sealed unsafe class RunningStatistics : IDisposable
{
    private readonly Network network;
    private readonly Parameter[] statistics;
    private readonly int first, length;
    private readonly NativeBlock kept;

    public RunningStatistics(Network network)
    {
        this.network = network;
        statistics = [.. network.Parameters.Where(parameter => parameter.IsStatistic)];
        first = network.Description.TrainableFloats;
        length = network.Description.StatisticFloats;
        kept = new NativeBlock(length);
    }

    /// <summary>Whether the network has none.</summary>
    public bool IsEmpty => length == 0;

    /// <summary>Remembers them as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Keep() => new Span<float>(network.ReadableWeights + first, length).CopyTo(new Span<float>(kept.Pointer, length));

    /// <summary>Makes them as they were.</summary>
    public void Restore() => new Span<float>(kept.Pointer, length).CopyTo(new Span<float>(network.WeightPointer + first, length));

    /// <summary>The first number that is not finite, with its statistic and place; null where all are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (Parameter Statistic, int Element, float Value)? FirstNotFinite()
    {
        if (AreFinite(network.ReadableWeights + first, length))
            return null;
        foreach (Parameter statistic in statistics)
        {
            float[] values = statistic.ToArray();
            int element = Array.FindIndex(values, x => !float.IsFinite(x));
            if (element >= 0)
                return (statistic, element, values[element]);
        }

        return null;
    }

    /// <summary>Counts a step of batches for whoever reads the saved network.</summary>
    public void Count() => network.BatchesTracked++;

    public void Dispose() => kept.Dispose();

    private static bool AreFinite(float* values, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (!float.IsFinite(values[i]))
                return false;
        }

        return true;
    }
}
