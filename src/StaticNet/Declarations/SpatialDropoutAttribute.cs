namespace StaticNet;

/// <summary>
/// While training, each channel of an image <c>[C, H, W]</c> is zero as a whole with probability p, and the others are scaled by
/// 1 / (1 - p); while predicting, nothing is changed (Tompson et al. 2014). The mask depends on seed, layer, step and sample alone.
/// </summary>
public sealed class SpatialDropoutAttribute : LayerAttribute
{
    /// <summary>Declares dropout of channels.</summary>
    /// <param name="probability">The probability that a channel is dropped, from 0 to 1.</param>
    public SpatialDropoutAttribute(double probability = 0.5) => Probability = probability;

    /// <summary>The probability that a channel is dropped.</summary>
    public double Probability { get; }
}
