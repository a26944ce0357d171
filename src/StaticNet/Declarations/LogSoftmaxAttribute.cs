namespace StaticNet;

/// <summary>
/// <c>y_i = x_i - ln sum exp(x_j)</c> over a vector, over the features of each step, or over the channels of each pixel. What
/// <see cref="NegativeLogLikelihoodAttribute"/> and <see cref="KLDivergenceAttribute"/> take.
/// </summary>
public sealed class LogSoftmaxAttribute : LayerAttribute
{
}
