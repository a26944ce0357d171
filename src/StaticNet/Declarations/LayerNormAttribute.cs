namespace StaticNet;

/// <summary>
/// Layer normalisation (Ba, Kiros and Hinton 2016): <c>y = (x - mean) / sqrt(variance + epsilon) weight + bias</c> with mean and
/// biased variance of each sample: over a vector <c>[N]</c>, over the features of each step of a sequence <c>[T, F]</c>, or over a
/// whole image <c>[C, H, W]</c>. Parameters <c>weight</c> (1) and <c>bias</c> (0): <c>[N]</c>, <c>[F]</c> or <c>[C, H, W]</c>.
/// </summary>
public sealed class LayerNormAttribute : LayerAttribute
{
    /// <summary>Added to the variance; from 1e-20 to 1.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether there are weight and bias.</summary>
    public bool Affine { get; set; } = true;
}
