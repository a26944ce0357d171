namespace StaticNet;

/// <summary>
/// <c>y = min(6, max(0, x))</c>; the gradient at 0 and at 6 is 0 (Krizhevsky 2010).
/// </summary>
public sealed class ReLU6Attribute : LayerAttribute
{
}
