namespace StaticNet;

/// <summary>
/// The largest value of each channel: <c>[C, H, W] -> [C]</c>. Of equal values the first in row order gets the gradient; NaN is
/// passed on.
/// </summary>
public sealed class GlobalMaxPoolAttribute : LayerAttribute
{
}
