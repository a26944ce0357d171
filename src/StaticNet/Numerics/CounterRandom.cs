using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>
/// Random bits as a function of a key and a counter: nothing is stored, so any element can be drawn by any thread, forwards
/// and again backwards. The functions are part of the specification of a network and do not change between versions.
/// </summary>
/// <remarks>
/// The compiler's interpreter is built from this file too; what needs vectors is in the other part.
/// Keys: the finaliser of splitmix64 (Steele, Lea, Flood 2014), one round for each number that goes in. Bits: two rounds of
/// the 32-bit mixer "lowbias32" (Wellons 2018), the key entering before each. Good for dropout and augmentation; not for secrets.
/// </remarks>
public static partial class CounterRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    // The mixer keeps 0, so a key of 0 needs something else in the second round.
    private const uint Odd = 0x9E3779B9;

    /// <summary>The key of one stream of a seed, for <see cref="Philox"/> and for further keys.</summary>
    public static ulong Key(ulong seed, int stream) => Mix(Mix(seed + Golden) + unchecked((ulong)(long)stream * Golden));

    /// <summary>The key of what one layer draws for one sample in one step.</summary>
    /// <param name="seed">The training's seed.</param>
    /// <param name="layer">The layer's index.</param>
    /// <param name="step">The step's index.</param>
    /// <param name="sample">The sample's place in the batch.</param>
    public static uint SampleKey(ulong seed, int layer, long step, int sample)
    {
        ulong key = Mix(Key(seed, layer) + unchecked((ulong)step * Golden));
        return (uint)(Mix(key + unchecked((ulong)(long)sample * Golden)) >> 32);
    }

    /// <summary>32 random bits.</summary>
    /// <remarks>mix(mix(counter ^ key) + key + 0x9E3779B9), where mix is lowbias32.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Bits(uint key, uint counter) => Mix(Mix(counter ^ key) + (key + Odd));

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mix(uint x)
    {
        x = (x ^ (x >> 16)) * 0x7FEB352D;
        x = (x ^ (x >> 15)) * 0x846CA68B;
        return x ^ (x >> 16);
    }
}
