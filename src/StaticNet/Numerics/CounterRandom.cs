namespace StaticNet.Numerics;

/// <summary>
/// Random numbers from counters: number i of a key depends on nothing else, so masks do not depend on threads or on the order
/// of work. The compiler's interpreter uses the same source.
/// </summary>
public static partial class CounterRandom
{
    /// <summary>The key of one sample's numbers in one layer and step.</summary>
    public static uint SampleKey(ulong seed, int layer, long step, int sample)
    {
        ulong key = Mix(seed + 0x9E3779B97F4A7C15UL * (ulong)(uint)(layer + 1));
        key = Mix(key ^ (ulong)step);
        return (uint)(Mix(key + (ulong)(uint)sample) >> 32);
    }

    /// <summary>The key of a stream of numbers, as for one parameter's initial values.</summary>
    public static ulong Key(ulong seed, int stream) => Mix(Mix(seed) + 0x9E3779B97F4A7C15UL * (ulong)(uint)(stream + 1));

    /// <summary>32 random bits: the counter and key through two rounds of a bijective mixing function.</summary>
    public static uint Bits(uint key, uint counter)
    {
        uint x = Round(counter ^ key);
        return Round(x + key);
    }

    // The finalizer of splitmix64 (Steele, Lea and Flood 2014).
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }

    private static uint Round(uint x)
    {
        x = (x ^ (x >> 16)) * 0x7FEB352DU;
        x = (x ^ (x >> 15)) * 0x846CA68BU;
        return x ^ (x >> 16);
    }
}
