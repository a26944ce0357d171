namespace StaticNet;

/// <summary>
/// Channels become pixels: <c>y[c, i r + a, j r + b] = x[c r r + a r + b, i, j]</c>, <c>[C r r, H, W] -> [C, r H, r W]</c>
/// (Shi et al. 2016).
/// </summary>
public sealed class PixelShuffleAttribute : LayerAttribute
{
    /// <summary>Declares the shuffle.</summary>
    /// <param name="factor">How many times as many rows and columns; at least 1, and its square divides the channels.</param>
    public PixelShuffleAttribute(int factor) => Factor = factor;

    /// <summary>How many times as many rows and columns.</summary>
    public int Factor { get; }
}
