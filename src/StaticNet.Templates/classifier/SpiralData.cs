using StaticNet;

namespace StaticNetTemplate;

/// <summary>Points on two spirals that wind around each other. Put your own data in their place.</summary>
internal static class SpiralData
{
    /// <summary>Draws points and the spiral of each, 0 or 1.</summary>
    public static LabelledData Draw(int count, int seed)
    {
        var random = new Random(seed);
        var points = new float[2 * count];
        var labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = i % 2;
            double along = Math.Sqrt(random.NextDouble());
            double angle = 3 * Math.PI * along + Math.PI * labels[i];
            points[2 * i] = (float)(along * Math.Cos(angle) + 0.01 * (random.NextDouble() - 0.5));
            points[2 * i + 1] = (float)(along * Math.Sin(angle) + 0.01 * (random.NextDouble() - 0.5));
        }

        return new LabelledData(points, labels, inputLength: 2);
    }
}
