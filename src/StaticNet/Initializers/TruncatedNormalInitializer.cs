using StaticNet.Numerics;
using StaticNet.Runtime;

namespace StaticNet.Initializers;

/// <summary>
/// Normal with mean 0, without what lies beyond two deviations: element i is deviation z, rounded once, with z the first of
/// <see cref="Philox.Normal"/>(key, i), (key, i + 2^32), (key, i + 2 * 2^32), ... that lies within [-2, 2].
/// </summary>
/// <param name="Deviation">The standard deviation of the whole distribution; that of what is left is 0.8796 of it.</param>
public sealed record TruncatedNormalInitializer(double Deviation) : Initializer
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, ulong key)
    {
        for (int i = 0; i < values.Length; i++)
        {
            double z;
            ulong counter = (ulong)i;
            do
            {
                z = Philox.Normal(key, counter);
                counter += 1UL << 32;
            }
            while (Math.Abs(z) > 2);
            values[i] = (float)(Deviation * z);
        }
    }
}
