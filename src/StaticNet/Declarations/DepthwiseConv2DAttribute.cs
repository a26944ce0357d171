namespace StaticNet;

/// <summary>
/// Convolution of each channel by itself: <c>y[c m + k, i, j] = b[c m + k] + sum w[c m + k, 0, u, v] x[c, i s + u d - p, j s + v d - p]</c>,
/// <c>[C, H, W] -> [C m, H', W']</c> with <c>H' = floor((H + padding - dilation (kernel - 1) - 1) / stride) + 1</c>
/// (Chollet 2017). PyTorch's Conv2d with as many groups as channels. Parameters <c>weight [C m, 1, kernel, kernel]</c> and
/// <c>bias [C m]</c>, both from U(-1/sqrt(k), 1/sqrt(k)) with k = kernel * kernel.
/// </summary>
public sealed class DepthwiseConv2DAttribute : ConvolutionAttribute
{
    /// <summary>Declares a depthwise convolution with a square kernel.</summary>
    /// <param name="kernel">Rows and columns of the kernel.</param>
    public DepthwiseConv2DAttribute(int kernel)
        : this(kernel, kernel)
    {
    }

    /// <summary>Declares a depthwise convolution with a rectangular kernel.</summary>
    /// <param name="kernelHeight">Rows of the kernel.</param>
    /// <param name="kernelWidth">Columns of the kernel.</param>
    public DepthwiseConv2DAttribute(int kernelHeight, int kernelWidth)
        : base(kernelHeight, kernelWidth)
    {
    }

    /// <summary>How many output channels each channel has; at least 1.</summary>
    public int Multiplier { get; set; } = 1;
}
