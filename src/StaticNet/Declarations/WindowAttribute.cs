namespace StaticNet;

/// <summary>
/// What convolution and pooling share: a window that slides over an image. <c>Stride</c>, <c>Padding</c> and
/// <c>Dilation</c> set both axes (padding all four sides); the longer names set one.
/// </summary>
public abstract class WindowAttribute : LayerAttribute
{
    private protected WindowAttribute(int kernelHeight, int kernelWidth, int stride)
    {
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
        StrideHeight = StrideWidth = stride;
    }

    /// <summary>Rows of the window; at least 1.</summary>
    public int KernelHeight { get; }

    /// <summary>Columns of the window; at least 1.</summary>
    public int KernelWidth { get; }

    /// <summary>How far the window moves, on both axes; at least 1.</summary>
    public int Stride
    {
        get => StrideHeight;
        set => StrideHeight = StrideWidth = value;
    }

    /// <summary>How far the window moves down.</summary>
    public int StrideHeight { get; set; }

    /// <summary>How far the window moves to the right.</summary>
    public int StrideWidth { get; set; }

    /// <summary>Rows and columns added on all four sides; at least 0.</summary>
    public int Padding
    {
        get => PaddingTop;
        set => PaddingTop = PaddingBottom = PaddingLeft = PaddingRight = value;
    }

    /// <summary>Rows added above and below.</summary>
    public int PaddingHeight
    {
        get => PaddingTop;
        set => PaddingTop = PaddingBottom = value;
    }

    /// <summary>Columns added on the left and on the right.</summary>
    public int PaddingWidth
    {
        get => PaddingLeft;
        set => PaddingLeft = PaddingRight = value;
    }

    /// <summary>Rows added above.</summary>
    public int PaddingTop { get; set; }

    /// <summary>Rows added below.</summary>
    public int PaddingBottom { get; set; }

    /// <summary>Columns added on the left.</summary>
    public int PaddingLeft { get; set; }

    /// <summary>Columns added on the right.</summary>
    public int PaddingRight { get; set; }
}
