namespace StaticNet;

/// <summary><c>y = tanh(x)</c>.</summary>
public sealed class TanhAttribute : LayerAttribute
{
}
