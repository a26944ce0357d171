namespace StaticNet;

/// <summary>
/// Transposed convolution, the gradient of a convolution by its input:
/// <c>y[o, i s + u d - p, j s + v d - p] += w[c,o,u,v] x[c,i,j]</c>, then <c>+ b[o]</c>; <c>[C, H, W] -> [filters, H', W']</c> with
/// <c>H' = (H - 1) stride - padding + dilation (kernel - 1) + outputPadding + 1</c>.
/// Parameters <c>weight [C, filters / groups, kernel, kernel]</c> and <c>bias [filters]</c>, both from
/// U(-1/sqrt(k), 1/sqrt(k)) with k = filters / groups * kernel * kernel.
/// </summary>
public sealed class ConvTranspose2DAttribute : WindowAttribute
{
    /// <summary>Declares a transposed convolution with a square kernel.</summary>
    /// <param name="filters">How many output channels; at least 1 and divisible by <see cref="Groups"/>.</param>
    /// <param name="kernel">Rows and columns of the kernel.</param>
    public ConvTranspose2DAttribute(int filters, int kernel)
        : this(filters, kernel, kernel)
    {
    }

    /// <summary>Declares a transposed convolution with a rectangular kernel.</summary>
    /// <param name="filters">How many output channels; at least 1 and divisible by <see cref="Groups"/>.</param>
    /// <param name="kernelHeight">Rows of the kernel.</param>
    /// <param name="kernelWidth">Columns of the kernel.</param>
    public ConvTranspose2DAttribute(int filters, int kernelHeight, int kernelWidth)
        : base(kernelHeight, kernelWidth, stride: 1) => Filters = filters;

    /// <summary>How many output channels.</summary>
    public int Filters { get; }

    /// <summary>Distance between the kernel's taps, on both axes; 1 is a dense kernel.</summary>
    public int Dilation
    {
        get => DilationHeight;
        set => DilationHeight = DilationWidth = value;
    }

    /// <summary>Distance between the kernel's taps on the vertical axis.</summary>
    public int DilationHeight { get; set; } = 1;

    /// <summary>Distance between the kernel's taps on the horizontal axis.</summary>
    public int DilationWidth { get; set; } = 1;

    /// <summary>
    /// Rows and columns added to the output's end, from 0 to less than the larger of stride and dilation: of the sizes that a
    /// strided convolution maps to one, it says which comes back.
    /// </summary>
    public int OutputPadding
    {
        get => OutputPaddingHeight;
        set => OutputPaddingHeight = OutputPaddingWidth = value;
    }

    /// <summary>Rows added below the output.</summary>
    public int OutputPaddingHeight { get; set; }

    /// <summary>Columns added on the output's right.</summary>
    public int OutputPaddingWidth { get; set; }

    /// <summary>Into how many independent groups channels and filters are split; divides both.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether a bias is added.</summary>
    public bool Bias { get; set; } = true;
}
