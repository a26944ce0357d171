namespace StaticNet;

/// <summary>
/// Normalisation by the root of the mean square (Zhang and Sennrich 2019): <c>y = x / sqrt(mean of x^2 + epsilon) weight</c>, over
/// a vector <c>[N]</c>, over the features of each step of a sequence <c>[T, F]</c>, or over a whole image <c>[C, H, W]</c>.
/// Parameter <c>weight</c> (1): <c>[N]</c>, <c>[F]</c> or <c>[C, H, W]</c>.
/// </summary>
public sealed class RMSNormAttribute : LayerAttribute
{
    /// <summary>Added to the mean square; from 1e-20 to 1. The default is PyTorch's, the distance from 1 to the next float; ONNX has 1e-5, Keras 1e-6.</summary>
    public double Epsilon { get; set; } = 1.1920929e-7;

    /// <summary>Whether there is a weight.</summary>
    public bool Affine { get; set; } = true;
}
