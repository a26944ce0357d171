namespace StaticNet;

/// <summary>
/// Softmax and cross-entropy against a class index: <c>log sum exp(x) - x[label]</c>, mean over the batch. The network's last
/// layer gives the logits, a vector with one element a class; predictions are probabilities. On a sequence <c>[T, K]</c> each step has its
/// own label, so a target is T labels, with <see cref="PerPixel"/> on an image <c>[K, H, W]</c> each pixel; the mean is over these too.
/// </summary>
public sealed class SoftmaxCrossEntropyAttribute : LossAttribute
{
    /// <summary>How much of each target is spread evenly over all classes, from 0 to 1 (Szegedy et al. 2015).</summary>
    public double LabelSmoothing { get; set; }

    /// <summary>
    /// A weight of 0 or more for each class; none unless told. With labels the mean is <c>sum w[label] loss / sum w[label]</c>, with soft targets
    /// <c>w</c> weighs each term, and the mean is over the batch.
    /// </summary>
    public double[] ClassWeights { get; set; } = None;

    /// <summary>A label that does not count, neither in the sum nor in what it is divided by. Unless told there is none; PyTorch's is -100.</summary>
    public int IgnoreIndex { get; set; } = NoIndex;

    /// <summary>Whether a target is a probability for each class, as floats, in place of a label: <c>-sum target log softmax(x)</c>.</summary>
    public bool SoftTargets { get; set; }

    /// <summary>Whether the output is an image, each of whose pixels has a class of its own.</summary>
    public bool PerPixel { get; set; }
}
