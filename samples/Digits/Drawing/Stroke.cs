using System.Numerics;

namespace Digits.Drawing;

/// <summary>
/// One movement of the pen, through given points: with corners, or smoothly (Catmull-Rom, which is a chain of cubic
/// Beziers), or smoothly and closed. Points lie in a box around the origin, y downwards, about 1 high.
/// </summary>
public sealed class Stroke
{
    private const int SamplesPerCurve = 6; // at 20 pixels' height a chord of the tightest loop is off by less than 0.1 pixel

    private Stroke(Vector2[] points) => Points = points;

    /// <summary>The stroke as a polyline.</summary>
    public Vector2[] Points { get; }

    /// <summary>Straight from point to point.</summary>
    public static Stroke Line(params (float X, float Y)[] points)
    {
        // Cut into short pieces, so that a warped line bends.
        var samples = new List<Vector2>();
        for (int i = 0; i + 1 < points.Length; i++)
            for (int s = 0; s < SamplesPerCurve; s++)
                samples.Add(At(points, i) + (At(points, i + 1) - At(points, i)) * (s / (float)SamplesPerCurve));
        samples.Add(At(points, points.Length - 1));
        return new Stroke([.. samples]);
    }

    /// <summary>Smoothly through all points, from the first to the last.</summary>
    public static Stroke Curve(params (float X, float Y)[] points)
    {
        var samples = new List<Vector2>();
        int last = points.Length - 1;
        for (int i = 0; i < last; i++)
            AddCurve(samples, At(points, Math.Max(i - 1, 0)), At(points, i), At(points, i + 1), At(points, Math.Min(i + 2, last)));
        samples.Add(At(points, last));
        return new Stroke([.. samples]);
    }

    /// <summary>Smoothly through all points and back to the first.</summary>
    public static Stroke Loop(params (float X, float Y)[] points)
    {
        var samples = new List<Vector2>();
        int n = points.Length;
        for (int i = 0; i < n; i++)
            AddCurve(samples, At(points, (i + n - 1) % n), At(points, i), At(points, (i + 1) % n), At(points, (i + 2) % n));
        samples.Add(At(points, 0));
        return new Stroke([.. samples]);
    }

    // Catmull-Rom from b to c as the cubic Bezier b, b + (c - a) / 6, c - (d - b) / 6, c; without its last point.
    private static void AddCurve(List<Vector2> samples, Vector2 a, Vector2 b, Vector2 c, Vector2 d)
    {
        Vector2 p1 = b + (c - a) / 6, p2 = c - (d - b) / 6;
        for (int s = 0; s < SamplesPerCurve; s++)
        {
            float t = s / (float)SamplesPerCurve, u = 1 - t;
            samples.Add(u * u * u * b + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * c);
        }
    }

    private static Vector2 At((float X, float Y)[] points, int index) => new(points[index].X, points[index].Y);
}
