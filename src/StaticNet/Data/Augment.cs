using StaticNet.Numerics;
using StaticNet.Runtime;

namespace StaticNet;

/// <summary>Ready-made augmentations.</summary>
public static class Augment
{
    /// <summary>
    /// Moves images [C, H, W] by up to this many pixels in both directions, each distance as probable as the others; what
    /// comes in is 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static Augmentation Shift(int pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pixels);
        return (sample, result, shape, key) =>
        {
            if (shape.Length != 3)
                throw new ArgumentException($"Augment.Shift needs images [C, H, W], but the samples are {ShapeText.Of(shape.ToArray())}", nameof(shape));
            int dy = Distance(CounterRandom.Bits(key, 0), pixels), dx = Distance(CounterRandom.Bits(key, 1), pixels);
            Move(sample, result, shape[0], shape[1], shape[2], dy, dx);
        };
    }

    // -pixels to pixels: the upper half of a 64-bit product, uniform within 2^-32 of each.
    private static int Distance(uint bits, int pixels) => (int)(((ulong)bits * (2 * (ulong)pixels + 1)) >> 32) - pixels;

    private static void Move(ReadOnlySpan<float> sample, Span<float> result, int channels, int height, int width, int dy, int dx)
    {
        result.Clear();
        int columns = Math.Max(0, width - Math.Abs(dx));
        for (int channel = 0; channel < channels; channel++)
            for (int y = Math.Max(0, dy); y < Math.Min(height, height + dy); y++)
            {
                int target = (channel * height + y) * width, source = (channel * height + y - dy) * width;
                sample.Slice(source + Math.Min(width, Math.Max(0, -dx)), columns).CopyTo(result[(target + Math.Min(width, Math.Max(0, dx)))..]);
            }
    }
}
