using StaticNet.Numerics;
using StaticNet.Runtime;

namespace StaticNet.Initializers;

/// <summary>Normal: element i is mean + deviation z, rounded once, with z = <see cref="Philox.Normal"/>(key, i).</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Deviation">The standard deviation.</param>
public sealed record NormalInitializer(double Mean, double Deviation) : Initializer
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, ulong key)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(Mean + Deviation * Philox.Normal(key, (ulong)i));
    }
}
