namespace StaticNet;

/// <summary>
/// While training, each value is zero with probability p, and the others are scaled by 1 / (1 - p); while predicting,
/// nothing is changed (Srivastava et al. 2014, inverted form). The mask depends on seed, layer, step and sample alone.
/// </summary>
public sealed class DropoutAttribute : LayerAttribute
{
    /// <summary>Declares dropout.</summary>
    /// <param name="probability">The probability that a value is dropped, from 0 to 1.</param>
    public DropoutAttribute(double probability = 0.5) => Probability = probability;

    /// <summary>The probability that a value is dropped.</summary>
    public double Probability { get; }
}
