namespace StaticNet;

/// <summary>
/// Instance normalisation (Ulyanov, Vedaldi and Lempitsky 2016): <c>y = (x - mean) / sqrt(variance + epsilon) weight + bias</c> with
/// mean and biased variance of each sample's channel over the pixels of an image <c>[C, H, W]</c> or the steps of a sequence
/// <c>[T, F]</c>, of which there must be at least 2. Parameters <c>weight</c> (1) and <c>bias</c> (0), one number a channel.
/// </summary>
public sealed class InstanceNormAttribute : LayerAttribute
{
    /// <summary>Added to the variance; from 1e-20 to 1.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether there are weight and bias. PyTorch's modules have them only where affine=True says so.</summary>
    public bool Affine { get; set; } = true;
}
