namespace StaticNet;

/// <summary>
/// <c>y = x / (1 + exp(-x))</c>, also called swish (Elfwing et al. 2017).
/// </summary>
public sealed class SiLUAttribute : LayerAttribute
{
}
