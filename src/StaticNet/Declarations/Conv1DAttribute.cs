namespace StaticNet;

/// <summary>
/// One-dimensional convolution (cross-correlation, as in PyTorch): <c>y[o,i] = b[o] + sum w[o,c,u] x[c, i s + u d - p]</c>,
/// <c>[C, L] -> [filters, L']</c> with <c>L' = floor((L + padding - dilation (kernel - 1) - 1) / stride) + 1</c>.
/// Parameters <c>weight [filters, C / groups, kernel]</c> and <c>bias [filters]</c>, both from U(-1/sqrt(k), 1/sqrt(k)) with
/// k = C / groups * kernel.
/// </summary>
public sealed class Conv1DAttribute : SignalWindowAttribute
{
    /// <summary>Declares a convolution.</summary>
    /// <param name="filters">How many output channels; at least 1 and divisible by <see cref="Groups"/>.</param>
    /// <param name="kernel">Taps of the kernel.</param>
    public Conv1DAttribute(int filters, int kernel)
        : base(kernel, stride: 1) => Filters = filters;

    /// <summary>How many output channels.</summary>
    public int Filters { get; }

    /// <summary>
    /// Pad so that the output has ceil(size / stride) elements, the odd one at the end (ONNX's SAME_UPPER, which is
    /// TensorFlow's rule). Takes the place of <c>Padding</c>.
    /// </summary>
    public bool Same { get; set; }

    /// <summary>Distance between the kernel's taps; 1 is a dense kernel.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>Into how many independent groups channels and filters are split; divides both.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether a bias is added.</summary>
    public bool Bias { get; set; } = true;
}
