namespace StaticNet;

/// <summary>
/// Fully connected: <c>y = W x + b</c>, <c>[in] -> [units]</c>; on a sequence <c>[T, F] -> [T, units]</c>, step by step.
/// Parameters <c>weight [units, in]</c> and <c>bias [units]</c>, both from U(-1/sqrt(in), 1/sqrt(in)) as in PyTorch's Linear.
/// </summary>
public sealed class DenseAttribute : LayerAttribute
{
    /// <summary>Declares a fully connected layer.</summary>
    /// <param name="units">How many outputs; at least 1.</param>
    public DenseAttribute(int units) => Units = units;

    /// <summary>How many outputs.</summary>
    public int Units { get; internal set; }

    /// <summary>The layer that it has as many outputs as, where a composite layer cannot know how many; null else.</summary>
    internal string? UnitsOf { get; set; }

    /// <summary>Whether a bias is added.</summary>
    public bool Bias { get; set; } = true;
}
