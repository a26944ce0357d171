namespace StaticNet;

/// <summary>
/// Batch normalisation (Ioffe and Szegedy 2015): <c>y = (x - mean) / sqrt(variance + epsilon) weight + bias</c>, for each element
/// of a vector <c>[N]</c> over the batch, or for each channel of an image <c>[C, H, W]</c> over the batch and the pixels.
/// Parameters <c>weight</c> (1) and <c>bias</c> (0), both <c>[N]</c> or <c>[C]</c>.
/// </summary>
/// <remarks>
/// Training uses mean and (biased) variance of the samples of the step, however many they are, and moves <c>running_mean</c> (0 at
/// first) and <c>running_var</c> (1, unbiased) towards them; prediction uses the running ones. They are saved with the weights and
/// no optimizer touches them. A step with a single value for each channel (one sample of a vector) has no variance: it gives
/// y = bias, and the running statistics stay as they are. PyTorch refuses such a step.
/// </remarks>
public sealed class BatchNormAttribute : LayerAttribute
{
    /// <summary>Added to the variance; from 1e-20 to 1.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>How far the running statistics move towards those of a step, from 0 to 1.</summary>
    public double Momentum { get; set; } = 0.1;

    /// <summary>Whether there are weight and bias.</summary>
    public bool Affine { get; set; } = true;
}
