namespace StaticNet.Tests.Support;

/// <summary>Random numbers and comparisons that print the worst place.</summary>
internal static class Numbers
{
    public static float[] Random(int count, int seed, float scale = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(2 * random.NextDouble() - 1) * scale)];
    }

    public static int[] Labels(int count, int classes, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(classes))];
    }

    /// <summary>|actual - expected| within absolute + relative |expected|, everywhere.</summary>
    public static void AssertClose(IReadOnlyList<double> expected, IReadOnlyList<float> actual, double absolute, double relative)
    {
        Assert.Equal(expected.Count, actual.Count);
        int worst = -1;
        double worstShare = 1;
        for (int i = 0; i < expected.Count; i++)
        {
            double share = Math.Abs(actual[i] - expected[i]) / (absolute + relative * Math.Abs(expected[i]));
            if (!(share <= worstShare))
                (worst, worstShare) = (i, share);
        }

        Assert.True(worst < 0, worst < 0 ? "" : $"index {worst}: expected {expected[worst]:R}, got {actual[worst]:R}, {worstShare:0.0} times the tolerance");
    }

    /// <summary>Classes that a line can part: class c lies around the unit vector of axis c.</summary>
    public static LabelledData Clusters(int count, int inputs, int classes, int seed, float noise = 0.6f)
    {
        float[] samples = Random(count * inputs, seed, noise);
        int[] labels = Labels(count, classes, seed + 1);
        for (int i = 0; i < count; i++)
            samples[i * inputs + labels[i]] += 1;
        return new LabelledData(samples, labels, inputs);
    }
}
