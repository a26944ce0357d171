using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNet.Numerics;

/// <summary>Transposes blocks of floats, for copies of weights that the backward pass reads by column.</summary>
public static unsafe class Transpose
{
    /// <summary>target[j * targetStride + i] = source[i * sourceStride + j], for i and j from 0 to 7. Blocks may not overlap.</summary>
    /// <param name="source">First float of the source's first row; any alignment.</param>
    /// <param name="sourceStride">Floats from a row of the source to the next.</param>
    /// <param name="target">First float of the target's first row; any alignment.</param>
    /// <param name="targetStride">Floats from a row of the target to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Block8x8(float* source, int sourceStride, float* target, int targetStride)
    {
        if (Avx.IsSupported)
            WithAvx(source, sourceStride, target, targetStride);
        else
            OneByOne(source, sourceStride, target, targetStride);
    }

    /// <summary>target[i] = source[i * sourceStride], for i from 0 to 7: a column of a block.</summary>
    /// <param name="source">First float of the column; any alignment.</param>
    /// <param name="sourceStride">Floats from a row of the source to the next.</param>
    /// <param name="target">First float of the target; any alignment.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Column8(float* source, int sourceStride, float* target)
    {
        nint stride = sourceStride;
        float* middle = source + 4 * stride;
        var lower = Vector128.Create(source[0], source[stride], source[2 * stride], source[3 * stride]);
        var upper = Vector128.Create(middle[0], middle[stride], middle[2 * stride], middle[3 * stride]);
        if (Avx.IsSupported)
        {
            // In one piece, since it is read in one.
            Avx.Store(target, Avx.InsertVector128(lower.ToVector256Unsafe(), upper, 1));
            return;
        }

        lower.Store(target);
        upper.Store(target + 4);
    }

    internal static void OneByOne(float* source, int sourceStride, float* target, int targetStride)
    {
        for (int i = 0; i < 8; i++)
            for (int j = 0; j < 8; j++)
                target[(nint)j * targetStride + i] = source[(nint)i * sourceStride + j];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WithAvx(float* source, nint sourceStride, float* target, nint targetStride)
    {
        // Rows k and k + 4 share a vector, so that the lanes need not be exchanged later.
        Vector256<float> r0 = Pair(source, source + 4 * sourceStride), s0 = Pair(source + 4, source + 4 * sourceStride + 4);
        source += sourceStride;
        Vector256<float> r1 = Pair(source, source + 4 * sourceStride), s1 = Pair(source + 4, source + 4 * sourceStride + 4);
        source += sourceStride;
        Vector256<float> r2 = Pair(source, source + 4 * sourceStride), s2 = Pair(source + 4, source + 4 * sourceStride + 4);
        source += sourceStride;
        Vector256<float> r3 = Pair(source, source + 4 * sourceStride), s3 = Pair(source + 4, source + 4 * sourceStride + 4);
        Columns(r0, r1, r2, r3, target, targetStride);
        Columns(s0, s1, s2, s3, target + 4 * targetStride, targetStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pair(float* low, float* high) =>
        Avx.InsertVector128(Vector128.Load(low).ToVector256Unsafe(), Vector128.Load(high), 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Columns(Vector256<float> r0, Vector256<float> r1, Vector256<float> r2, Vector256<float> r3, float* target, nint stride)
    {
        Vector256<float> low01 = Avx.UnpackLow(r0, r1), high01 = Avx.UnpackHigh(r0, r1);
        Vector256<float> low23 = Avx.UnpackLow(r2, r3), high23 = Avx.UnpackHigh(r2, r3);
        Avx.Store(target, Avx.Shuffle(low01, low23, 0b01_00_01_00));
        Avx.Store(target + stride, Avx.Shuffle(low01, low23, 0b11_10_11_10));
        Avx.Store(target + 2 * stride, Avx.Shuffle(high01, high23, 0b01_00_01_00));
        Avx.Store(target + 3 * stride, Avx.Shuffle(high01, high23, 0b11_10_11_10));
    }
}
