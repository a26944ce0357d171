namespace StaticNet;

/// <summary>
/// <c>y = x</c> where <c>x > 0</c>, else <c>slope x</c> (Maas et al. 2013); the gradient at 0 is the slope.
/// </summary>
public sealed class LeakyReLUAttribute : LayerAttribute
{
    /// <summary>Declares the activation.</summary>
    /// <param name="slope">The slope at the left of 0; any finite number.</param>
    public LeakyReLUAttribute(double slope = 0.01) => Slope = slope;

    /// <summary>The slope at the left of 0.</summary>
    public double Slope { get; }
}
