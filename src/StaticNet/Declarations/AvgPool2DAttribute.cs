namespace StaticNet;

/// <summary>
/// The mean of each window, <c>[C, H, W] -> [C, H', W']</c> with <c>H' = floor((H + padding - size) / stride) + 1</c>.
/// The stride is the size unless told.
/// </summary>
public sealed class AvgPool2DAttribute : PoolAttribute
{
    /// <summary>Declares pooling with a square window.</summary>
    /// <param name="size">Rows and columns of the window, and the stride unless told.</param>
    public AvgPool2DAttribute(int size)
        : base(size, size, size)
    {
    }

    /// <summary>Declares pooling with a rectangular window.</summary>
    /// <param name="height">Rows of the window, and the vertical stride unless told.</param>
    /// <param name="width">Columns of the window, and the horizontal stride unless told.</param>
    public AvgPool2DAttribute(int height, int width)
        : base(height, width, 0)
    {
        StrideHeight = height;
        StrideWidth = width;
    }

    /// <summary>Whether padding counts as zeros in the mean (PyTorch's default) or not at all.</summary>
    public bool CountIncludePad { get; set; } = true;
}
