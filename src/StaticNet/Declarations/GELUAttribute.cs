namespace StaticNet;

/// <summary>
/// <c>y = x Phi(x)</c>, Phi the distribution function of the standard normal (Hendrycks and Gimpel 2016).
/// </summary>
public sealed class GELUAttribute : LayerAttribute
{
    /// <summary>
    /// Whether to compute the older approximation <c>x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) / 2</c>, which some published weights were trained with.
    /// </summary>
    public bool Approximate { get; set; }
}
