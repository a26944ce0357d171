namespace StaticNet;

/// <summary>What convolutions share beside the window: dilation, padding for an output of the same size, and a bias.</summary>
public abstract class ConvolutionAttribute : WindowAttribute
{
    private protected ConvolutionAttribute(int kernelHeight, int kernelWidth)
        : base(kernelHeight, kernelWidth, stride: 1)
    {
    }

    /// <summary>
    /// Pad so that the output has ceil(size / stride) rows and columns, the odd one at the end (ONNX's SAME_UPPER, which
    /// is TensorFlow's rule). Takes the place of <c>Padding</c>.
    /// </summary>
    public bool Same { get; set; }

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

    /// <summary>Whether a bias is added.</summary>
    public bool Bias { get; set; } = true;
}
