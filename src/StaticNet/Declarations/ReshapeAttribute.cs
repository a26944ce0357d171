namespace StaticNet;

/// <summary>The same elements in the same order under another shape: <c>[12] -> [3, 2, 2]</c>.</summary>
public sealed class ReshapeAttribute : LayerAttribute
{
    /// <summary>Declares a change of shape.</summary>
    /// <param name="shape">One to three sizes, each at least 1, with as many elements as the input.</param>
    public ReshapeAttribute(params int[] shape) => Shape = shape;

    /// <summary>The new sizes.</summary>
    public int[] Shape { get; }
}
