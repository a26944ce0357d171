namespace StaticNet;

/// <summary>
/// <c>y = scale x</c> where <c>x > 0</c>, else <c>scale alpha (exp(x) - 1)</c>, with scale 1.0507009873554805 and alpha
/// 1.6732632423543772 (Klambauer et al. 2017).
/// </summary>
public sealed class SELUAttribute : LayerAttribute
{
}
