namespace StaticNet;

/// <summary>
/// <c>y = min(1, max(0, x / 6 + 1/2))</c>, as in PyTorch and Keras 3; ONNX's own default is another line.
/// </summary>
public sealed class HardSigmoidAttribute : LayerAttribute
{
}
