namespace StaticNet;

/// <summary>
/// A depthwise convolution without bias, then one of 1x1 that mixes the channels: <c>[C, H, W] -> [filters, H', W']</c> with
/// <c>H' = floor((H + padding - dilation (kernel - 1) - 1) / stride) + 1</c> (Chollet 2017). Parameters
/// <c>depthwise.weight [C m, 1, kernel, kernel]</c> from U(-1/sqrt(k), 1/sqrt(k)) with k = kernel * kernel, and
/// <c>pointwise.weight [filters, C m, 1, 1]</c> and <c>pointwise.bias [filters]</c> from U(-1/sqrt(C m), 1/sqrt(C m)).
/// </summary>
public sealed class SeparableConv2DAttribute : ConvolutionAttribute
{
    /// <summary>Declares a separable convolution with a square kernel.</summary>
    /// <param name="filters">How many output channels; at least 1.</param>
    /// <param name="kernel">Rows and columns of the kernel.</param>
    public SeparableConv2DAttribute(int filters, int kernel)
        : this(filters, kernel, kernel)
    {
    }

    /// <summary>Declares a separable convolution with a rectangular kernel.</summary>
    /// <param name="filters">How many output channels; at least 1.</param>
    /// <param name="kernelHeight">Rows of the kernel.</param>
    /// <param name="kernelWidth">Columns of the kernel.</param>
    public SeparableConv2DAttribute(int filters, int kernelHeight, int kernelWidth)
        : base(kernelHeight, kernelWidth) => Filters = filters;

    /// <summary>How many output channels.</summary>
    public int Filters { get; }

    /// <summary>How many channels the depthwise part makes of each; at least 1.</summary>
    public int Multiplier { get; set; } = 1;
}
