namespace StaticNet;

/// <summary>How <see cref="Upsample2DAttribute"/> makes the pixels in between.</summary>
public enum UpsampleMode
{
    /// <summary>Each pixel is repeated.</summary>
    Nearest,

    /// <summary>The four nearest pixels are mixed by their distances.</summary>
    Bilinear,
}
