namespace StaticNet;

/// <summary>
/// <c>y = ln(1 + exp(beta x)) / beta</c>, and x itself where <c>beta x > 20</c>.
/// </summary>
public sealed class SoftplusAttribute : LayerAttribute
{
    /// <summary>Declares the activation.</summary>
    /// <param name="beta">How sharply it bends; over 0.</param>
    public SoftplusAttribute(double beta = 1) => Beta = beta;

    /// <summary>How sharply it bends.</summary>
    public double Beta { get; }
}
