namespace StaticNet;

/// <summary>
/// <c>y_i = exp(x_i) / sum exp(x_j)</c> over a vector, over the features of each step, or over the channels of each pixel.
/// Not before <see cref="SoftmaxCrossEntropyAttribute"/>, which has its own.
/// </summary>
public sealed class SoftmaxAttribute : LayerAttribute
{
}
