namespace StaticNet;

/// <summary>
/// <c>y = x / (1 + |x|)</c>.
/// </summary>
public sealed class SoftsignAttribute : LayerAttribute
{
}
