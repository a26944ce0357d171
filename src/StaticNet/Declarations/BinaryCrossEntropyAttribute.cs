namespace StaticNet;

/// <summary>
/// <c>-t ln x - (1 - t) ln(1 - x)</c> of probabilities x, as <see cref="SigmoidAttribute"/> gives them, mean over all elements and the batch. As in PyTorch no
/// logarithm is under -100. <see cref="BinaryCrossEntropyWithLogitsAttribute"/> is more exact.
/// </summary>
public sealed class BinaryCrossEntropyAttribute : LossAttribute
{
}
