namespace StaticNet;

/// <summary>
/// <c>-t ln x - (1 - t) ln(1 - x)</c> of probabilities x, as <see cref="SigmoidAttribute"/> gives them, mean over all elements and the batch. As in PyTorch no
/// logarithm is under -100; of a probability that comes from <see cref="SigmoidAttribute"/> none is under -88.3, since that is never smaller than e^-88.3.
/// <see cref="BinaryCrossEntropyWithLogitsAttribute"/> is exact however large the logit.
/// </summary>
public sealed class BinaryCrossEntropyAttribute : LossAttribute
{
}
