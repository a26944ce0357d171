namespace StaticNet;

/// <summary>
/// Adds to each step of a sequence <c>[T, F]</c> a vector of its position: <c>y[t] = x[t] + weight[t]</c>, so that what follows knows the
/// order. Parameter <c>weight</c> [T, F], drawn from N(0, 1) and learned; with <see cref="Sinusoidal"/> it is fixed.
/// </summary>
public sealed class PositionalEmbeddingAttribute : LayerAttribute
{
    /// <summary>
    /// Whether positions are sines and cosines in place of learned vectors (Vaswani et al. 2017):
    /// <c>weight[t, 2i] = sin(t / 10000^(2i / F))</c>, <c>weight[t, 2i + 1] = cos(t / 10000^(2i / F))</c>. They are saved with the weights, and
    /// training leaves them.
    /// </summary>
    public bool Sinusoidal { get; set; }
}
