namespace StaticNet;

/// <summary>The mean of each channel over all its pixels: <c>[C, H, W] -> [C]</c> (Lin et al. 2013).</summary>
public sealed class GlobalAvgPoolAttribute : LayerAttribute
{
}
