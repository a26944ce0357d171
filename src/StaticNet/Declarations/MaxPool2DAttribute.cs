namespace StaticNet;

/// <summary>
/// The largest value of each window, <c>[C, H, W] -> [C, H', W']</c> with <c>H' = floor((H + padding - size) / stride) + 1</c>.
/// The stride is the size unless told; padding counts as minus infinity and is at most half the size. Of equal values
/// the first in row order gets the gradient; NaN is passed on.
/// </summary>
public sealed class MaxPool2DAttribute : PoolAttribute
{
    /// <summary>Declares pooling with a square window.</summary>
    /// <param name="size">Rows and columns of the window, and the stride unless told.</param>
    public MaxPool2DAttribute(int size)
        : base(size, size, size)
    {
    }

    /// <summary>Declares pooling with a rectangular window.</summary>
    /// <param name="height">Rows of the window, and the vertical stride unless told.</param>
    /// <param name="width">Columns of the window, and the horizontal stride unless told.</param>
    public MaxPool2DAttribute(int height, int width)
        : base(height, width, 0)
    {
        StrideHeight = height;
        StrideWidth = width;
    }
}
