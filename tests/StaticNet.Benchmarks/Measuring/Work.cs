using StaticNet.Runtime;

namespace StaticNet.Benchmarks.Measuring;

/// <summary>How many multiply-adds a network does for one sample, those on its zero padding included.</summary>
internal static class Work
{
    /// <summary>Of a prediction.</summary>
    public static long OfPrediction(NetworkDescription network) => network.Layers.Sum(layer => layer.MultiplyAdds);

    /// <summary>
    /// Of a training step: forward, the gradient of the weights once more, and that of the input once more for all layers but
    /// the first, whose input is data.
    /// </summary>
    public static long OfTraining(NetworkDescription network)
    {
        long[] layers = [.. network.Layers.Select(layer => layer.MultiplyAdds).Where(count => count > 0)];
        return 3 * layers.Sum() - layers.FirstOrDefault();
    }
}
