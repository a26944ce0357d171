namespace StaticNet;

/// <summary>While it is not disposed, the network holds the averaged weights: for evaluating, predicting, saving. Steps are refused meanwhile.</summary>
public sealed class AveragedWeights : IDisposable
{
    private WeightAverage? average;

    internal AveragedWeights(WeightAverage average)
    {
        this.average = average;
        average.Swap();
    }

    /// <summary>Puts the trained weights back, bit by bit; a second time does nothing.</summary>
    public void Dispose()
    {
        average?.Swap();
        average = null;
    }
}
