namespace StaticNet;

/// <summary>
/// <c>y_i = x_i - ln sum exp(x_j)</c> over a vector, over the features of each step, or over the channels of each pixel. What
/// <c>NegativeLogLikelihood</c> and <c>KLDivergence</c> take.
/// </summary>
public sealed class LogSoftmaxAttribute : LayerAttribute
{
}
