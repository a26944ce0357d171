using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNet.Numerics;

/// <summary>
/// Random bits as a function of a key and a counter: nothing is stored, so any element can be drawn by any thread, forwards
/// and again backwards. The functions are part of the specification of a network and do not change between versions.
/// </summary>
/// <remarks>
/// Keys: the finaliser of splitmix64 (Steele, Lea, Flood 2014), one round for each number that goes in. Bits: two rounds of
/// the 32-bit mixer "lowbias32" (Wellons 2018), the key entering before each. Good for dropout and augmentation; not for secrets.
/// </remarks>
public static class CounterRandom
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

    /// <summary>32 random bits for each of four counters: lane by lane what the scalar method gives.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Bits(uint key, Vector128<uint> counter) =>
        Mix(Mix(counter ^ Vector128.Create(key)) + Vector128.Create(key + Odd));

    /// <summary>32 random bits for each of eight counters: lane by lane what the scalar method gives. Needs AVX2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Bits(uint key, Vector256<uint> counter) =>
        Mix(Avx2.Add(Mix(Avx2.Xor(counter, Vector256.Create(key))), Vector256.Create(key + Odd)));

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Mix(Vector128<uint> x)
    {
        x = (x ^ Vector128.ShiftRightLogical(x, 16)) * Vector128.Create(0x7FEB352Du);
        x = (x ^ Vector128.ShiftRightLogical(x, 15)) * Vector128.Create(0x846CA68Bu);
        return x ^ Vector128.ShiftRightLogical(x, 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Mix(Vector256<uint> x)
    {
        x = Avx2.MultiplyLow(Avx2.Xor(x, Avx2.ShiftRightLogical(x, 16)), Vector256.Create(0x7FEB352Du));
        x = Avx2.MultiplyLow(Avx2.Xor(x, Avx2.ShiftRightLogical(x, 15)), Vector256.Create(0x846CA68Bu));
        return Avx2.Xor(x, Avx2.ShiftRightLogical(x, 16));
    }
}
