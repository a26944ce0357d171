namespace StaticNet;

/// <summary><c>y = max(0, x)</c>; the gradient at 0 is 0.</summary>
public sealed class ReLUAttribute : LayerAttribute
{
}
