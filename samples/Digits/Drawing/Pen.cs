using System.Numerics;

namespace Digits.Drawing;

/// <summary>
/// Puts ink on a 28 x 28 image. A pixel's ink is how far the stroke's edge is beyond its centre, over one pixel's width:
/// <c>clamp(radius - distance + 1/2, 0, 1)</c>; where strokes cross, the darker counts.
/// </summary>
public static class Pen
{
    /// <summary>Rows and columns of an image.</summary>
    public const int Size = 28;

    /// <summary>Draws a polyline whose radius goes evenly from one value to another.</summary>
    /// <param name="image">The image, row by row.</param>
    /// <param name="points">The polyline in pixels around the image's centre.</param>
    /// <param name="startRadius">Half the stroke's width at its first point.</param>
    /// <param name="endRadius">Half the stroke's width at its last point.</param>
    public static void Draw(Span<float> image, ReadOnlySpan<Vector2> points, float startRadius, float endRadius)
    {
        Vector2 centre = new((Size - 1) / 2f);
        int segments = points.Length - 1;
        for (int i = 0; i < segments; i++)
        {
            float radius = startRadius + (endRadius - startRadius) * i / segments;
            DrawSegment(image, points[i] + centre, points[i + 1] + centre, radius);
        }
    }

    private static void DrawSegment(Span<float> image, Vector2 a, Vector2 b, float radius)
    {
        float reach = radius + .5f;
        int left = Math.Max(0, (int)(Math.Min(a.X, b.X) - reach)), right = Math.Min(Size - 1, (int)(Math.Max(a.X, b.X) + reach) + 1);
        int top = Math.Max(0, (int)(Math.Min(a.Y, b.Y) - reach)), bottom = Math.Min(Size - 1, (int)(Math.Max(a.Y, b.Y) + reach) + 1);
        Vector2 along = b - a;
        float inverseLength2 = 1 / Math.Max(along.X * along.X + along.Y * along.Y, 1e-12f);
        for (int y = top; y <= bottom; y++)
            for (int x = left; x <= right; x++)
            {
                // The nearest point of the segment is a + t (b - a) with t = clamp((p - a)(b - a) / |b - a|^2, 0, 1).
                float px = x - a.X, py = y - a.Y;
                float t = Math.Clamp((px * along.X + py * along.Y) * inverseLength2, 0, 1);
                float dx = px - t * along.X, dy = py - t * along.Y;
                float distance2 = dx * dx + dy * dy;
                if (distance2 >= reach * reach)
                    continue;
                float ink = Math.Min(reach - MathF.Sqrt(distance2), 1);
                ref float pixel = ref image[y * Size + x];
                pixel = Math.Max(pixel, ink);
            }
    }
}
