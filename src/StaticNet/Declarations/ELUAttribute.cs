namespace StaticNet;

/// <summary>
/// <c>y = x</c> where <c>x > 0</c>, else <c>alpha (exp(x) - 1)</c> (Clevert et al. 2015).
/// </summary>
public sealed class ELUAttribute : LayerAttribute
{
    /// <summary>Declares the activation.</summary>
    /// <param name="alpha">The negative of the limit at the left; at least 0.</param>
    public ELUAttribute(double alpha = 1) => Alpha = alpha;

    /// <summary>The negative of the limit at the left.</summary>
    public double Alpha { get; }
}
