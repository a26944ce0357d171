namespace StaticNet;

/// <summary>
/// The largest of each <c>size</c> consecutive channels (features, elements): <c>[C, H, W] -> [C / size, H, W]</c>, <c>[N] -> [N / size]</c>
/// (Goodfellow et al. 2013). Of equal values the first gets the gradient; NaN is passed on.
/// </summary>
public sealed class MaxoutAttribute : LayerAttribute
{
    /// <summary>Declares the activation.</summary>
    /// <param name="size">How many channels become one; at least 1, and divides them.</param>
    public MaxoutAttribute(int size) => Size = size;

    /// <summary>How many channels become one.</summary>
    public int Size { get; }
}
