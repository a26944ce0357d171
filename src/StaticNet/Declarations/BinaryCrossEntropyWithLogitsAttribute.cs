namespace StaticNet;

/// <summary>
/// <c>-p t ln s(x) - (1 - t) ln(1 - s(x))</c> with s the logistic function, mean over all elements and the batch, computed so that no logit overflows.
/// Targets are from 0 to 1; predictions are probabilities.
/// </summary>
public sealed class BinaryCrossEntropyWithLogitsAttribute : LossAttribute
{
    /// <summary>How much more a positive target counts: the p of the formula, over 0.</summary>
    public double PositiveWeight { get; set; } = 1;
}
