using StaticNet.Numerics;

namespace StaticNet.Benchmarks.Mnist;

/// <summary>Moves, turns, sizes and slants an image [1, H, W] at random about its middle, between pixels linearly.</summary>
internal static class Warp
{
    private const float Pixels = 2, Radians = 0.2f, Scale = 0.12f, Slant = 0.15f;

    public static void Run(ReadOnlySpan<float> sample, Span<float> result, ReadOnlySpan<int> shape, uint key)
    {
        int height = shape[1], width = shape[2];
        float dx = Pixels * Uniform(key, 0), dy = Pixels * Uniform(key, 1), slant = Slant * Uniform(key, 5);
        float scaleX = 1 + Scale * Uniform(key, 2), scaleY = 1 + Scale * Uniform(key, 3);
        (float sin, float cos) = MathF.SinCos(Radians * Uniform(key, 4));

        // Where pixel (x, y) of the result comes from: R(angle) S(scales, slant) (x - middle) + middle + d.
        float middleX = (width - 1) / 2f, middleY = (height - 1) / 2f;
        float xx = cos * scaleX, xy = cos * slant - sin * scaleY, yx = sin * scaleX, yy = sin * slant + cos * scaleY;
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                float u = xx * (x - middleX) + xy * (y - middleY) + middleX + dx;
                float v = yx * (x - middleX) + yy * (y - middleY) + middleY + dy;
                result[y * width + x] = At(sample, height, width, u, v);
            }
    }

    private static float At(ReadOnlySpan<float> sample, int height, int width, float x, float y)
    {
        int left = (int)MathF.Floor(x), top = (int)MathF.Floor(y);
        float right = x - left, bottom = y - top;
        return (1 - bottom) * ((1 - right) * Pixel(sample, left, top) + right * Pixel(sample, left + 1, top))
            + bottom * ((1 - right) * Pixel(sample, left, top + 1) + right * Pixel(sample, left + 1, top + 1));

        float Pixel(ReadOnlySpan<float> sample, int column, int row) =>
            (uint)column < (uint)width && (uint)row < (uint)height ? sample[row * width + column] : 0;
    }

    // From -1 to 1.
    private static float Uniform(uint key, uint index) => CounterRandom.Bits(key, index) * (1f / (1u << 31)) - 1;
}
