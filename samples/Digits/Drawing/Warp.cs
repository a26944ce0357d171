using System.Numerics;

namespace Digits.Drawing;

/// <summary>
/// How one image's digit is bent and placed: a smooth random wobble, then aspect, slant, rotation, size and shift.
/// Shared points of two strokes move together, so that joints stay joined.
/// </summary>
public readonly struct Warp
{
    private const int Lattice = 4;        // wobble: random displacements on a 4 x 4 lattice over [-0.6, 0.6]^2
    private const float LatticeHalf = .6f;
    private readonly Vector2[] _wobble;
    private readonly Vector2 _column0, _column1, _shift;

    /// <summary>Draws a warp.</summary>
    /// <param name="random">Where its numbers come from.</param>
    /// <param name="wobble">Receives the displacements; <see cref="WobbleLength"/> of them.</param>
    public Warp(ref RandomStream random, Vector2[] wobble)
    {
        _wobble = wobble;
        for (int i = 0; i < WobbleLength; i++)
            wobble[i] = new Vector2(.05f * random.Normal(), .05f * random.Normal());

        float height = random.Uniform(15f, 23f);               // pixels
        float width = height * random.Uniform(.72f, 1.18f);
        float slant = .04f + .22f * random.Normal();
        // Rotation by 2 atan(t): the rational form of cosine and sine rounds alike everywhere.
        float t = .085f * random.Normal(), scale = 1 / (1 + t * t);
        float cos = (1 - t * t) * scale, sin = 2 * t * scale;
        // [cos -sin; sin cos] [width 0; 0 height] [1 -slant; 0 1]
        _column0 = new Vector2(cos * width, sin * width);
        _column1 = new Vector2(-sin * height - slant * cos * width, cos * height - slant * sin * width);
        _shift = new Vector2(random.Uniform(-2, 2), random.Uniform(-2, 2));
    }

    /// <summary>How many displacements the wobble has.</summary>
    public static int WobbleLength => Lattice * Lattice;

    /// <summary>From the digit's box to pixels around the image's centre.</summary>
    public Vector2 Apply(Vector2 point)
    {
        point += Wobble(point);
        return _column0 * point.X + _column1 * point.Y + _shift;
    }

    private Vector2 Wobble(Vector2 point)
    {
        const float cells = (Lattice - 1) / (2 * LatticeHalf);
        float gx = Math.Clamp((point.X + LatticeHalf) * cells, 0, Lattice - 1.001f);
        float gy = Math.Clamp((point.Y + LatticeHalf) * cells, 0, Lattice - 1.001f);
        int x = (int)gx, y = (int)gy;
        float u = Smooth(gx - x), v = Smooth(gy - y);
        Vector2 above = Between(_wobble[y * Lattice + x], _wobble[y * Lattice + x + 1], u);
        Vector2 below = Between(_wobble[(y + 1) * Lattice + x], _wobble[(y + 1) * Lattice + x + 1], u);
        return Between(above, below, v);
    }

    // Not Vector2.Lerp: that rounds once less on processors with fused multiply-add, and images would differ.
    private static Vector2 Between(Vector2 a, Vector2 b, float t) => a + (b - a) * t;

    private static float Smooth(float t) => t * t * (3 - 2 * t);
}
