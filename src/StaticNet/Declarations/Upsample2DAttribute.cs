namespace StaticNet;

/// <summary>
/// An image with each side so many times as long: <c>[C, H, W] -> [C, f H, f W]</c>. Nearest repeats each pixel,
/// <c>y[i,j] = x[floor(i / f), floor(j / f)]</c>; bilinear mixes the four around <c>((i + 1/2) / f - 1/2, (j + 1/2) / f - 1/2)</c>,
/// with the border repeated (PyTorch's align_corners = false).
/// </summary>
public sealed class Upsample2DAttribute : LayerAttribute
{
    /// <summary>Declares upsampling.</summary>
    /// <param name="factor">How many times as many rows and columns; at least 1.</param>
    public Upsample2DAttribute(int factor) => Factor = factor;

    /// <summary>How many times as many rows and columns.</summary>
    public int Factor { get; }

    /// <summary>How the pixels in between are made.</summary>
    public UpsampleMode Mode { get; set; }
}
