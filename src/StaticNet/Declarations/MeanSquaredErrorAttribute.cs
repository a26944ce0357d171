namespace StaticNet;

/// <summary>
/// <c>mean (x - t)^2</c> over all elements of the output and over the batch; the gradient is <c>2 (x - t) / n</c>.
/// </summary>
public sealed class MeanSquaredErrorAttribute : LossAttribute
{
}
