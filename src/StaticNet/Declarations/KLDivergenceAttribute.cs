namespace StaticNet;

/// <summary>
/// <c>sum t (ln t - x)</c> of log-probabilities x, as <see cref="LogSoftmaxAttribute"/> gives them, against probabilities t; sum over the elements, mean over the batch
/// (PyTorch's batchmean). Where t is 0 nothing is added.
/// </summary>
public sealed class KLDivergenceAttribute : LossAttribute
{
}
