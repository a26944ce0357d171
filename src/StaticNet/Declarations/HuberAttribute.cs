namespace StaticNet;

/// <summary>
/// <c>e^2 / 2</c> where <c>|e| is at most delta</c>, else <c>delta (|e| - delta / 2)</c>, with <c>e = x - t</c> (Huber 1964); mean over all elements and the batch.
/// </summary>
public sealed class HuberAttribute : LossAttribute
{
    /// <summary>Declares the loss.</summary>
    /// <param name="delta">Where the parabola becomes a line; over 0.</param>
    public HuberAttribute(double delta = 1) => Delta = delta;

    /// <summary>Where the parabola becomes a line.</summary>
    public double Delta { get; }
}
