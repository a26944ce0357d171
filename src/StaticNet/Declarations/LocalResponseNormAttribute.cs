namespace StaticNet;

/// <summary>
/// Local response normalisation (Krizhevsky, Sutskever and Hinton 2012), as PyTorch has it:
/// <c>y[c] = x[c] / (k + alpha / size * sum of x[i]^2)^beta</c> at each pixel of an image <c>[C, H, W]</c>, the sum over the channels
/// from <c>c - (size - 1) / 2</c> to <c>c + (size - 1) / 2</c> that there are.
/// </summary>
public sealed class LocalResponseNormAttribute : LayerAttribute
{
    /// <summary>Declares local response normalisation.</summary>
    /// <param name="size">How many channels the window has; odd, since PyTorch and ONNX place even windows differently.</param>
    public LocalResponseNormAttribute(int size = 5) => Size = size;

    /// <summary>How many channels the window has.</summary>
    public int Size { get; }

    /// <summary>The factor of the mean square; from 0 to 1e6.</summary>
    public double Alpha { get; set; } = 1e-4;

    /// <summary>The exponent; from 0 to 10.</summary>
    public double Beta { get; set; } = 0.75;

    /// <summary>What is added to the mean square; from 1e-3 to 1e6.</summary>
    public double K { get; set; } = 1;
}
