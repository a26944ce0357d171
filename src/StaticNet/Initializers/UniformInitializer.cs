using StaticNet.Numerics;
using StaticNet.Runtime;

namespace StaticNet.Initializers;

/// <summary>
/// Uniform in [-bound, bound): element i is bound (2 u - 1), rounded once, with u = <see cref="Philox.Uniform"/>(key, i).
/// </summary>
/// <param name="Bound">The end of the interval.</param>
public sealed record UniformInitializer(double Bound) : Initializer
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, ulong key)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(Bound * (2 * Philox.Uniform(key, (ulong)i) - 1));
    }
}
