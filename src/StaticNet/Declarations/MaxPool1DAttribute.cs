namespace StaticNet;

/// <summary>
/// The largest value of each window, <c>[C, L] -> [C, L']</c> with <c>L' = floor((L + padding - size) / stride) + 1</c>.
/// The stride is the size unless told; padding counts as minus infinity and is at most half the size. Of equal values the
/// first gets the gradient; NaN is passed on.
/// </summary>
public sealed class MaxPool1DAttribute : SignalPoolAttribute
{
    /// <summary>Declares pooling.</summary>
    /// <param name="size">Elements of the window, and the stride unless told.</param>
    public MaxPool1DAttribute(int size)
        : base(size)
    {
    }
}
