namespace StaticNet;

/// <summary>
/// What one-dimensional convolution and pooling share: a window that slides over a signal <c>[C, L]</c> of C channels, as
/// PyTorch has it. (A sequence <c>[T, F]</c> has its features last; put <see cref="PermuteAttribute"/> between them.)
/// </summary>
public abstract class SignalWindowAttribute : LayerAttribute
{
    private protected SignalWindowAttribute(int kernel, int stride)
    {
        Kernel = kernel;
        Stride = stride;
    }

    /// <summary>Elements of the window; at least 1.</summary>
    public int Kernel { get; }

    /// <summary>How far the window moves; at least 1.</summary>
    public int Stride { get; set; }

    /// <summary>Elements added on both sides; at least 0.</summary>
    public int Padding
    {
        get => PaddingLeft;
        set => PaddingLeft = PaddingRight = value;
    }

    /// <summary>Elements added before the first.</summary>
    public int PaddingLeft { get; set; }

    /// <summary>Elements added behind the last.</summary>
    public int PaddingRight { get; set; }
}
