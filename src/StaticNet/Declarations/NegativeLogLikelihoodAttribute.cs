namespace StaticNet;

/// <summary>
/// <c>-x[label]</c> of log-probabilities, as <see cref="LogSoftmaxAttribute"/> gives them, mean over the batch. On a sequence <c>[T, K]</c> each step has
/// its own label, with <see cref="PerPixel"/> on an image <c>[K, H, W]</c> each pixel. Predictions are log-probabilities.
/// </summary>
public sealed class NegativeLogLikelihoodAttribute : LossAttribute
{
    /// <summary>A weight of 0 or more for each class; none unless told. The mean is <c>sum w[label] loss / sum w[label]</c>.</summary>
    public double[] ClassWeights { get; set; } = None;

    /// <summary>A label that does not count, neither in the sum nor in what it is divided by. Unless told there is none; PyTorch's is -100.</summary>
    public int IgnoreIndex { get; set; } = NoIndex;

    /// <summary>Whether the output is an image, each of whose pixels has a class of its own.</summary>
    public bool PerPixel { get; set; }
}
