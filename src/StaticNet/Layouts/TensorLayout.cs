namespace StaticNet.Layouts;

/// <summary>
/// Where the elements of one sample of a tensor lie in memory: pixels in rows, channels innermost, with room for a halo.
/// A vector [N] is one pixel of N channels, a sequence [T, F] is T pixels of F channels, an image [C, H, W] is H x W
/// pixels of C channels. Counted in floats.
/// </summary>
/// <param name="Channels">Channels of a pixel.</param>
/// <param name="Height">Rows of pixels.</param>
/// <param name="Width">Pixels of a row.</param>
/// <param name="PixelStride">Floats from a pixel to the next one; at least <paramref name="Channels"/>.</param>
/// <param name="Halo">Pixels around the image that a convolution may read; they are zero.</param>
/// <param name="PixelMajor">Whether the logical order is pixel by pixel ([T, F]) and not channel by channel ([C, H, W]).</param>
/// <param name="Padded">Whether a sample is rounded up to 16 floats, so that vectors may run over its end.</param>
public sealed record TensorLayout(int Channels, int Height, int Width, int PixelStride, Halo Halo, bool PixelMajor, bool Padded = true)
{
    /// <summary>How many numbers a sample has.</summary>
    public int Size => Channels * Height * Width;

    /// <summary>Floats from a row of pixels to the next one.</summary>
    public int RowStride => (Halo.Left + Width + Halo.Right) * PixelStride;

    /// <summary>Where the first pixel lies.</summary>
    public int Origin => Halo.Top * RowStride + Halo.Left * PixelStride;

    /// <summary>Floats from a sample to the next one.</summary>
    public int SampleStride => Padded
        ? ((Halo.Top + Height + Halo.Bottom) * RowStride + 15) / 16 * 16
        : (Halo.Top + Height + Halo.Bottom) * RowStride;

    /// <summary>Whether the pixels follow each other without gaps, so that the whole is one run of floats.</summary>
    public bool IsDense => Halo.IsEmpty;

    /// <summary>Whether memory holds the elements in their logical order.</summary>
    public bool IsLogicalOrder => Halo.IsEmpty && (Height * Width == 1 || (PixelMajor && PixelStride == Channels) || (Channels == 1 && PixelStride == 1));

    /// <summary>Where the element with this logical (row-major) index lies.</summary>
    public int IndexOf(int logical)
    {
        int pixels = Height * Width;
        int channel = PixelMajor ? logical % Channels : logical / pixels;
        int pixel = PixelMajor ? logical / Channels : logical % pixels;
        return Origin + pixel / Width * RowStride + pixel % Width * PixelStride + channel;
    }
}
