namespace StaticNet;

/// <summary>Any shape to a vector, in C, H, W order: <c>[16, 4, 4] -> [256]</c>.</summary>
public sealed class FlattenAttribute : LayerAttribute
{
}
