namespace Digits.Report;

/// <summary>Turns numbers into colours. Zero is the same dark grey in both maps, so that a layer before and after ReLU can be compared.</summary>
public static class ColourMap
{
    private static readonly (double R, double G, double B) Zero = (24, 26, 32), Positive = (255, 176, 59), White = (255, 250, 235), Negative = (72, 149, 239), Ice = (214, 234, 255);

    /// <summary>Blue below zero, orange above; <paramref name="limit"/> is the greatest magnitude.</summary>
    public static byte[] Signed(ReadOnlySpan<float> values, float limit)
    {
        var pixels = new byte[3 * values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            double v = limit > 0 ? Math.Clamp(values[i] / limit, -1, 1) : 0;
            Put(pixels.AsSpan(3 * i), v >= 0 ? Ramp(v, Positive, White) : Ramp(-v, Negative, Ice));
        }
        return pixels;
    }

    /// <summary>Ink as white on black.</summary>
    public static byte[] Ink(ReadOnlySpan<float> image)
    {
        var pixels = new byte[image.Length];
        for (int i = 0; i < image.Length; i++)
            pixels[i] = (byte)Math.Clamp(image[i] * 255 + .5f, 0, 255);
        return pixels;
    }

    // From grey to the hue over the first two thirds, from there to nearly white.
    private static (double R, double G, double B) Ramp(double v, (double R, double G, double B) hue, (double R, double G, double B) bright) =>
        v < 2 / 3.0 ? Mix(Zero, hue, v * 1.5) : Mix(hue, bright, (v - 2 / 3.0) * 3);

    private static (double R, double G, double B) Mix((double R, double G, double B) a, (double R, double G, double B) b, double t) =>
        (a.R + (b.R - a.R) * t, a.G + (b.G - a.G) * t, a.B + (b.B - a.B) * t);

    private static void Put(Span<byte> pixel, (double R, double G, double B) colour) =>
        (pixel[0], pixel[1], pixel[2]) = ((byte)(colour.R + .5), (byte)(colour.G + .5), (byte)(colour.B + .5));
}
