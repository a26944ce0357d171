using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNet.Runtime;

namespace StaticNet;

/// <summary>
/// The exponential moving average of the trained parameters, a = decay a + (1 - decay) w after each update; a = w at first.
/// Running statistics are averages already and are not averaged again.
/// </summary>
internal sealed unsafe class WeightAverage : IDisposable
{
    private readonly Network network;
    private readonly NativeBlock average;
    private readonly int length;

    public WeightAverage(Network network, double decay)
    {
        this.network = network;
        Decay = decay;
        length = network.Description.TrainableFloats;
        average = new NativeBlock(length);
        Buffer.MemoryCopy(network.ReadableWeights, average.Pointer, sizeof(float) * (long)length, sizeof(float) * (long)length);
    }

    /// <summary>How much of the average stays.</summary>
    public double Decay { get; set; }

    /// <summary>Whether the network holds the averages, and this the weights.</summary>
    public bool IsSwapped { get; private set; }

    /// <summary>The averages, laid out as the weights.</summary>
    public float* Pointer => average.Pointer;

    /// <summary>Moves a range of the averages towards the weights.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Follow(float* weights, nint begin, nint end)
    {
        Vector256<float> stay = Vector256.Create((float)Decay), move = Vector256.Create((float)(1 - Decay));
        float* a = average.Pointer + begin;
        for (float* w = weights + begin, last = weights + end; w < last; w += 8, a += 8)
            Vector256.MultiplyAddEstimate(stay, Vector256.Load(a), move * Vector256.Load(w)).Store(a);
    }

    /// <summary>Exchanges the network's parameters and the averages, if both are still there.</summary>
    public void Swap()
    {
        if (average.Pointer is null || network.IsDisposed)
            return;
        float* weights = network.WeightPointer, averages = average.Pointer;
        for (int i = 0; i < length; i++)
            (weights[i], averages[i]) = (averages[i], weights[i]);
        IsSwapped = !IsSwapped;
        GC.KeepAlive(network);
    }

    /// <summary>The weights go back where they belong, and the averages are gone.</summary>
    public void Dispose()
    {
        if (IsSwapped)
            Swap();
        average.Dispose();
    }
}
