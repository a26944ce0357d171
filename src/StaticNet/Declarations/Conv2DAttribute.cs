namespace StaticNet;

/// <summary>
/// Two-dimensional convolution (cross-correlation, as in PyTorch):
/// <c>y[o,i,j] = b[o] + sum w[o,c,u,v] x[c, i s + u d - p, j s + v d - p]</c>, <c>[C, H, W] -> [filters, H', W']</c> with
/// <c>H' = floor((H + padding - dilation (kernel - 1) - 1) / stride) + 1</c>.
/// Parameters <c>weight [filters, C / groups, kernel, kernel]</c> and <c>bias [filters]</c>, both from
/// U(-1/sqrt(k), 1/sqrt(k)) with k = C / groups * kernel * kernel.
/// </summary>
public sealed class Conv2DAttribute : ConvolutionAttribute
{
    /// <summary>Declares a convolution with a square kernel.</summary>
    /// <param name="filters">How many output channels; at least 1 and divisible by <see cref="Groups"/>.</param>
    /// <param name="kernel">Rows and columns of the kernel.</param>
    public Conv2DAttribute(int filters, int kernel)
        : this(filters, kernel, kernel)
    {
    }

    /// <summary>Declares a convolution with a rectangular kernel.</summary>
    /// <param name="filters">How many output channels; at least 1 and divisible by <see cref="Groups"/>.</param>
    /// <param name="kernelHeight">Rows of the kernel.</param>
    /// <param name="kernelWidth">Columns of the kernel.</param>
    public Conv2DAttribute(int filters, int kernelHeight, int kernelWidth)
        : base(kernelHeight, kernelWidth) => Filters = filters;

    /// <summary>How many output channels.</summary>
    public int Filters { get; }

    /// <summary>Into how many independent groups channels and filters are split; divides both.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>
    /// How it is computed. All but <see cref="ConvolutionAlgorithm.Direct"/> are for kernels of 3 x 3 with stride 1, dilation 1 and one group,
    /// and are used for predictions, training and the gradients by the input.
    /// </summary>
    public ConvolutionAlgorithm Algorithm { get; set; } = ConvolutionAlgorithm.Direct;
}
