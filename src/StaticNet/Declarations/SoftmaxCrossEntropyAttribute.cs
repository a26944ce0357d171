namespace StaticNet;

/// <summary>
/// Softmax and cross-entropy against a class index: <c>log sum exp(x) - x[label]</c>, mean over the batch. The network's last
/// layer gives the logits, a vector with one element a class; predictions are probabilities.
/// </summary>
public sealed class SoftmaxCrossEntropyAttribute : LossAttribute
{
}
