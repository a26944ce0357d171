using StaticNet;

namespace StaticNetTemplate;

/// <summary>A hilly land, measured with some noise. Put your own data in its place.</summary>
internal static class Land
{
    /// <summary>The true height at a place; both coordinates are from -1 to 1.</summary>
    public static double Height(double x, double y) => Math.Sin(3 * x) * Math.Cos(2 * y);

    /// <summary>Measures at places drawn at random.</summary>
    public static ValueData Measure(int count, int seed, double noise)
    {
        var random = new Random(seed);
        var places = new float[2 * count];
        var heights = new float[count];
        for (int i = 0; i < count; i++)
        {
            double x = 2 * random.NextDouble() - 1, y = 2 * random.NextDouble() - 1;
            places[2 * i] = (float)x;
            places[2 * i + 1] = (float)y;
            heights[i] = (float)(Height(x, y) + noise * (random.NextDouble() - 0.5));
        }

        return new ValueData(places, heights, inputLength: 2, targetLength: 1);
    }
}
