namespace StaticNet;

/// <summary>
/// <c>sum (x - t)^2 / 2</c> over the elements of the output, mean over the batch (ConvNetJS's regression). The gradient is <c>x - t</c>: n / 2 times that of
/// <see cref="MeanSquaredErrorAttribute"/>, and so is the learning rate that it wants smaller.
/// </summary>
public sealed class HalfSquaredErrorAttribute : LossAttribute
{
    /// <summary>
    /// Whether a target is a pair [index, value] of a vector's only element that counts, <c>(x[index] - value)^2 / 2</c>, as deep
    /// Q-learning needs it. An index that is none makes the loss NaN, which the trainer reports.
    /// </summary>
    public bool OneOutput { get; set; }
}
