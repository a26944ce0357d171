namespace Digits.Drawing;

/// <summary>
/// Random numbers that are the same on every machine and in every version of .NET: splitmix64 over a counter, and nothing
/// but exactly rounded arithmetic after it (no logarithm, no sine).
/// </summary>
public struct RandomStream
{
    private const ulong GoldenRatio = 0x9E3779B97F4A7C15; // 2^64 / phi, splitmix64's step
    private ulong _state;

    /// <summary>Begins the stream that belongs to an index under a seed; neighbouring indices give unrelated streams.</summary>
    public RandomStream(long seed, long index) => _state = Mix(Mix((ulong)seed + GoldenRatio) + (ulong)index * GoldenRatio);

    /// <summary>Uniform in [0, 1), in steps of 2^-24, so that every value is an exact float.</summary>
    public float Uniform()
    {
        _state += GoldenRatio;
        return (Mix(_state) >> 40) * (1f / (1 << 24));
    }

    /// <summary>Uniform in [low, high).</summary>
    public float Uniform(float low, float high) => low + (high - low) * Uniform();

    /// <summary>An integer in [0, count).</summary>
    public int Below(int count) => (int)(Uniform() * count);

    /// <summary>Nearly normal, mean 0 and variance 1: four uniforms of 16 bits, centred, times sqrt(12 / 4).</summary>
    public float Normal()
    {
        _state += GoldenRatio;
        ulong bits = Mix(_state);
        uint sum = (uint)(bits & 0xFFFF) + (uint)(bits >> 16 & 0xFFFF) + (uint)(bits >> 32 & 0xFFFF) + (uint)(bits >> 48);
        return (sum * (1f / 65536) - 2f) * 1.7320508f;
    }

    // splitmix64's finisher (Steele, Lea, Flood 2014): every output bit depends on every input bit.
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
