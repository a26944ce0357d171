namespace StaticNet;

/// <summary>
/// <c>e^2 / (2 beta)</c> where <c>|e| is under beta</c>, else <c>|e| - beta / 2</c>, with <c>e = x - t</c> (Girshick 2015); mean over all elements and the batch.
/// </summary>
public sealed class SmoothL1Attribute : LossAttribute
{
    /// <summary>Declares the loss.</summary>
    /// <param name="beta">Where the parabola becomes a line; over 0.</param>
    public SmoothL1Attribute(double beta = 1) => Beta = beta;

    /// <summary>Where the parabola becomes a line.</summary>
    public double Beta { get; }
}
