using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNet.Numerics;

public static partial class CounterRandom
{
    /// <summary>32 random bits for each of four counters: lane by lane what the scalar method gives.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Bits(uint key, Vector128<uint> counter) =>
        Mix(Mix(counter ^ Vector128.Create(key)) + Vector128.Create(key + Odd));

    /// <summary>32 random bits for each of eight counters: lane by lane what the scalar method gives. Needs AVX2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Bits(uint key, Vector256<uint> counter) =>
        Mix(Avx2.Add(Mix(Avx2.Xor(counter, Vector256.Create(key))), Vector256.Create(key + Odd)));

    /// <summary>All bits set in each lane whose number is at least the threshold: what dropout keeps. Needs AVX2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> AtLeast(uint key, Vector256<uint> counter, uint threshold)
    {
        Vector256<uint> bits = Bits(key, counter);
        return Avx2.CompareEqual(Avx2.Max(bits, Vector256.Create(threshold)), bits).AsSingle();
    }

    /// <summary>All bits set in each lane whose number is at least the threshold: what dropout keeps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> AtLeast(uint key, Vector128<uint> counter, uint threshold) =>
        Vector128.GreaterThanOrEqual(Bits(key, counter), Vector128.Create(threshold)).AsSingle();

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
