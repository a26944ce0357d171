using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNet.Numerics;

/// <summary>What the lanes of a vector have in common.</summary>
public static partial class VectorMath
{
    /// <summary>The largest of eight floats; anything where one is NaN. Needs AVX.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Largest(Vector256<float> x) => Largest(Sse.Max(x.GetLower(), x.GetUpper()));

    /// <summary>The largest of four floats; anything where one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Largest(Vector128<float> x)
    {
        x = Vector128.MaxNative(x, Vector128.Shuffle(x, Vector128.Create(2, 3, 0, 1)));
        return Vector128.MaxNative(x, Vector128.Shuffle(x, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }
}
