namespace StaticNet;

/// <summary>
/// <c>y = x min(6, max(0, x + 3)) / 6</c> (Howard et al. 2019).
/// </summary>
public sealed class HardSwishAttribute : LayerAttribute
{
}
