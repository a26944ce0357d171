namespace StaticNet;

/// <summary>
/// The mean of each window, <c>[C, L] -> [C, L']</c> with <c>L' = floor((L + padding - size) / stride) + 1</c>.
/// The stride is the size unless told; padding is at most half the size.
/// </summary>
public sealed class AvgPool1DAttribute : SignalPoolAttribute
{
    /// <summary>Declares pooling.</summary>
    /// <param name="size">Elements of the window, and the stride unless told.</param>
    public AvgPool1DAttribute(int size)
        : base(size)
    {
    }

    /// <summary>Whether padding counts as zeros in the mean (PyTorch's default) or not at all.</summary>
    public bool CountIncludePad { get; set; } = true;
}
