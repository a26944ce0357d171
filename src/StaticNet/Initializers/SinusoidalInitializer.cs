using StaticNet.Runtime;

namespace StaticNet.Initializers;

/// <summary>
/// Sines and cosines of positions (Vaswani et al. 2017), in rows of so many features: element [t, 2i] is sin(t / 10000^(2i / features)), element
/// [t, 2i + 1] the cosine; computed in double and rounded once. Nothing is random.
/// </summary>
/// <param name="Features">Elements of a row.</param>
public sealed record SinusoidalInitializer(double Features) : Initializer
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, ulong key)
    {
        int features = (int)Features;
        for (int i = 0; i < values.Length; i++)
        {
            int feature = i % features;
            double angle = i / features / Math.Pow(10_000, (double)(feature / 2 * 2) / features);
            values[i] = (float)(feature % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle));
        }
    }
}
