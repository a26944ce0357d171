namespace StaticNet;

/// <summary>
/// <c>mean |x - t|</c> over all elements of the output and over the batch; the gradient at 0 is 0.
/// </summary>
public sealed class MeanAbsoluteErrorAttribute : LossAttribute
{
}
