namespace StaticNet;

/// <summary>
/// <c>y = x tanh(ln(1 + exp(x)))</c> (Misra 2019).
/// </summary>
public sealed class MishAttribute : LayerAttribute
{
}
