using System.Numerics;

namespace Digits.Drawing;

/// <summary>
/// Digits that the program draws itself. Image i of a seed is the same on every machine, whatever else is drawn; its
/// label is i mod 10. Ink is 1, paper is 0.
/// </summary>
public static class DrawnDigits
{
    /// <summary>Floats of one image: [1, 28, 28].</summary>
    public const int ImageLength = Pen.Size * Pen.Size;

    /// <summary>Which digit image <paramref name="index"/> shows.</summary>
    public static int LabelOf(long index) => (int)(index % 10);

    /// <summary>Draws images <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> - 1.</summary>
    /// <returns>The images one behind the other, and their labels.</returns>
    public static (float[] Images, int[] Labels) Draw(long seed, long first, int count, int threads)
    {
        var images = new float[count * ImageLength];
        var labels = new int[count];
        int workers = Math.Max(1, threads);
        Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, worker =>
        {
            var scratch = new Scratch();
            for (int i = worker; i < count; i += workers)
            {
                labels[i] = LabelOf(first + i);
                Draw(seed, first + i, images.AsSpan(i * ImageLength, ImageLength), scratch);
            }
        });
        return (images, labels);
    }

    /// <summary>Draws one image.</summary>
    public static void Draw(long seed, long index, Span<float> image) => Draw(seed, index, image, new Scratch());

    private static void Draw(long seed, long index, Span<float> image, Scratch scratch)
    {
        var random = new RandomStream(seed, index);
        Stroke[][] styles = Handwriting.Styles[LabelOf(index)];
        Stroke[] strokes = styles[random.Below(styles.Length)];
        var warp = new Warp(ref random, scratch.Wobble);

        image.Clear();
        float radius = random.Uniform(.6f, 1.7f);
        foreach (Stroke stroke in strokes)
        {
            Span<Vector2> points = scratch.Points.AsSpan(0, stroke.Points.Length);
            for (int i = 0; i < points.Length; i++)
                points[i] = warp.Apply(stroke.Points[i]);
            // The pen's pressure changes along the stroke.
            Pen.Draw(image, points, radius * random.Uniform(.75f, 1.2f), radius * random.Uniform(.65f, 1.1f));
        }
        AddSmudge(image, ref random);
        AddPaper(image, ref random);
    }

    // On every fifth image, a stray short stroke somewhere.
    private static void AddSmudge(Span<float> image, ref RandomStream random)
    {
        if (random.Uniform() >= .2f)
            return;
        Vector2 from = new(random.Uniform(-13, 13), random.Uniform(-13, 13));
        Vector2 to = from + new Vector2(random.Uniform(-4, 4), random.Uniform(-4, 4));
        Pen.Draw(image, [from, to], .7f, .4f);
    }

    // Contrast, and grain on ink and paper alike.
    private static void AddPaper(Span<float> image, ref RandomStream random)
    {
        float contrast = random.Uniform(.6f, 1f), grain = random.Uniform(.01f, .12f);
        foreach (ref float pixel in image)
            pixel = Math.Clamp(contrast * pixel + grain * random.Normal(), 0, 1);
    }

    // What one thread needs while drawing.
    private sealed class Scratch
    {
        public readonly Vector2[] Wobble = new Vector2[Warp.WobbleLength];
        public readonly Vector2[] Points = new Vector2[128];
    }
}
