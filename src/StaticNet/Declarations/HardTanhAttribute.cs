namespace StaticNet;

/// <summary>
/// <c>y = min(high, max(low, x))</c>, from -1 to 1 unless told; the gradient at the ends is 0.
/// </summary>
public sealed class HardTanhAttribute : LayerAttribute
{
    /// <summary>Declares the activation.</summary>
    /// <param name="low">The least value.</param>
    /// <param name="high">The greatest value; over the least.</param>
    public HardTanhAttribute(double low = -1, double high = 1)
    {
        Low = low;
        High = high;
    }

    /// <summary>The least value.</summary>
    public double Low { get; }

    /// <summary>The greatest value.</summary>
    public double High { get; }
}
