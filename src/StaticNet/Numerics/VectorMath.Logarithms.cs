using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNet.Numerics;

/// <remarks>
/// Worst errors, likewise: <c>Log</c> 2 ULP, <c>Log1p</c> 4 ULP from -0.5 on, <c>Expm1</c> 4 ULP,
/// <c>Softplus</c> 4 ULP over -87. <c>Log</c> follows the classic scheme of Moshier's Cephes library.
/// </remarks>
public static partial class VectorMath
{
    private const float SmallestNormal = 1.17549435e-38f;

    // The bits of sqrt(1/2).
    private const int RootHalfBits = 0x3F3504F3;

    // ln 2 in two parts, as for Exp.
    private const float Ln2High = -MinusLn2High, Ln2Low = -MinusLn2Low;

    // ln(1 + f) = f - f^2/2 + f^3 (L0 + L1 f + ...): minimax on [sqrt(1/2) - 1, sqrt 2 - 1], by Moshier.
    private const float L8 = 7.0376836292e-2f, L7 = -1.1514610310e-1f, L6 = 1.1676998740e-1f, L5 = -1.2420140846e-1f, L4 = 1.4249322787e-1f;
    private const float L3 = -1.6668057665e-1f, L2 = 2.0000714765e-1f, L1 = -2.4999993993e-1f, L0 = 3.3333331174e-1f;

    // 1 / k!
    private const float M8 = 1f / 40320, M7 = 1f / 5040, M6 = 1f / 720, M5 = 1f / 120, M4 = 1f / 24, M3 = 1f / 6;

    /// <summary>ln x. Of 0 it is minus infinity, of a negative number NaN. Needs AVX2 and FMA.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> x)
    {
        // A denormal is made normal first.
        Vector256<float> tiny = Avx.CompareGreaterThan(Vector256.Create(SmallestNormal), x);
        Vector256<float> scaled = Avx.BlendVariable(x, Avx.Multiply(x, Vector256.Create(8388608f)), tiny);

        // x = 2^n (1 + f) with 1 + f from sqrt(1/2) to sqrt 2: the exponent of x / sqrt(1/2), taken off again.
        Vector256<int> n = Avx2.ShiftRightArithmetic(Avx2.Subtract(scaled.AsInt32(), Vector256.Create(RootHalfBits)), 23);
        Vector256<float> f = Avx.Subtract(Avx2.Subtract(scaled.AsInt32(), Avx2.ShiftLeftLogical(n, 23)).AsSingle(), Vector256.Create(1f));
        Vector256<float> exponent = Avx.Subtract(Avx.ConvertToVector256Single(n), Avx.And(tiny, Vector256.Create(23f)));
        Vector256<float> p = Fma.MultiplyAdd(Vector256.Create(L8), f, Vector256.Create(L7));
        p = Fma.MultiplyAdd(p, f, Vector256.Create(L6));
        p = Fma.MultiplyAdd(p, f, Vector256.Create(L5));
        p = Fma.MultiplyAdd(p, f, Vector256.Create(L4));
        p = Fma.MultiplyAdd(p, f, Vector256.Create(L3));
        p = Fma.MultiplyAdd(p, f, Vector256.Create(L2));
        p = Fma.MultiplyAdd(p, f, Vector256.Create(L1));
        p = Fma.MultiplyAdd(p, f, Vector256.Create(L0));
        Vector256<float> square = Avx.Multiply(f, f);
        p = Avx.Multiply(Avx.Multiply(p, f), square);
        p = Fma.MultiplyAdd(exponent, Vector256.Create(Ln2Low), p);
        p = Fma.MultiplyAdd(Vector256.Create(-0.5f), square, p);
        Vector256<float> y = Fma.MultiplyAdd(exponent, Vector256.Create(Ln2High), Avx.Add(f, p));

        // 0, infinity, and what has no logarithm: negative numbers and NaN.
        y = Avx.BlendVariable(y, Vector256.Create(float.NegativeInfinity), Avx.CompareEqual(x, Vector256<float>.Zero));
        y = Avx.BlendVariable(y, x, Avx.CompareEqual(x, Vector256.Create(float.PositiveInfinity)));
        return Avx.BlendVariable(y, Vector256.Create(float.NaN), Avx.CompareNotGreaterThanOrEqual(x, Vector256<float>.Zero));
    }

    /// <summary>ln x. Of 0 it is minus infinity, of a negative number NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Log(Vector128<float> x)
    {
        // A denormal is made normal first.
        Vector128<float> tiny = Vector128.GreaterThan(Vector128.Create(SmallestNormal), x);
        Vector128<float> scaled = Vector128.ConditionalSelect(tiny, (x * Vector128.Create(8388608f)), x);

        // x = 2^n (1 + f) with 1 + f from sqrt(1/2) to sqrt 2: the exponent of x / sqrt(1/2), taken off again.
        Vector128<int> n = Vector128.ShiftRightArithmetic((scaled.AsInt32() - Vector128.Create(RootHalfBits)), 23);
        Vector128<float> f = (scaled.AsInt32() - Vector128.ShiftLeft(n, 23)).AsSingle() - Vector128.Create(1f);
        Vector128<float> exponent = Vector128.ConvertToSingle(n) - (tiny & Vector128.Create(23f));
        Vector128<float> p = Vector128.MultiplyAddEstimate(Vector128.Create(L8), f, Vector128.Create(L7));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(L6));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(L5));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(L4));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(L3));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(L2));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(L1));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(L0));
        Vector128<float> square = f * f;
        p = (p * f) * square;
        p = Vector128.MultiplyAddEstimate(exponent, Vector128.Create(Ln2Low), p);
        p = Vector128.MultiplyAddEstimate(Vector128.Create(-0.5f), square, p);
        Vector128<float> y = Vector128.MultiplyAddEstimate(exponent, Vector128.Create(Ln2High), (f + p));

        // 0, infinity, and what has no logarithm: negative numbers and NaN.
        y = Vector128.ConditionalSelect(Vector128.Equals(x, Vector128<float>.Zero), Vector128.Create(float.NegativeInfinity), y);
        y = Vector128.ConditionalSelect(Vector128.Equals(x, Vector128.Create(float.PositiveInfinity)), x, y);
        return Vector128.ConditionalSelect(~Vector128.GreaterThanOrEqual(x, Vector128<float>.Zero), Vector128.Create(float.NaN), y);
    }

    /// <inheritdoc cref="Log(Vector128{float})" path="/summary"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log(float x) => Log(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>ln(1 + x) for x over -1 and finite, without loss near 0. Needs AVX2 and FMA.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log1p(Vector256<float> x)
    {
        // ln u goes wrong by as much as u = 1 + x was rounded; x / (u - 1) puts it right (Kahan).
        Vector256<float> u = Avx.Add(Vector256.Create(1f), x);
        Vector256<float> y = Avx.Multiply(Log(u), Avx.Divide(x, Avx.Subtract(u, Vector256.Create(1f))));
        return Avx.BlendVariable(y, x, Avx.CompareEqual(u, Vector256.Create(1f)));
    }

    /// <summary>ln(1 + x) for x over -1 and finite, without loss near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Log1p(Vector128<float> x)
    {
        // ln u goes wrong by as much as u = 1 + x was rounded; x / (u - 1) puts it right (Kahan).
        Vector128<float> u = Vector128.Create(1f) + x;
        Vector128<float> y = Log(u) * (x / (u - Vector128.Create(1f)));
        return Vector128.ConditionalSelect(Vector128.Equals(u, Vector128.Create(1f)), x, y);
    }

    /// <inheritdoc cref="Log1p(Vector128{float})" path="/summary"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log1p(float x) => Log1p(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>e^x - 1, without loss near 0; from 88.3 on as <see cref="Exp(float)"/>. Needs AVX2 and FMA.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Expm1(Vector256<float> x)
    {
        // Near 0 the difference would lose its digits: Taylor's polynomial there, whose next term is 2^-9 / 9! of x.
        Vector256<float> p = Fma.MultiplyAdd(Vector256.Create(M8), x, Vector256.Create(M7));
        p = Fma.MultiplyAdd(p, x, Vector256.Create(M6));
        p = Fma.MultiplyAdd(p, x, Vector256.Create(M5));
        p = Fma.MultiplyAdd(p, x, Vector256.Create(M4));
        p = Fma.MultiplyAdd(p, x, Vector256.Create(M3));
        p = Fma.MultiplyAdd(p, x, Vector256.Create(0.5f));
        p = Fma.MultiplyAdd(Avx.Multiply(x, x), p, x);
        return Avx.BlendVariable(Avx.Subtract(Exp(x), Vector256.Create(1f)), p, Avx.CompareGreaterThan(Vector256.Create(0.5f), Avx.And(x, Vector256.Create(0x7FFFFFFF).AsSingle())));
    }

    /// <summary>e^x - 1, without loss near 0; from 88.3 on as <see cref="Exp(float)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Expm1(Vector128<float> x)
    {
        // Near 0 the difference would lose its digits: Taylor's polynomial there, whose next term is 2^-9 / 9! of x.
        Vector128<float> p = Vector128.MultiplyAddEstimate(Vector128.Create(M8), x, Vector128.Create(M7));
        p = Vector128.MultiplyAddEstimate(p, x, Vector128.Create(M6));
        p = Vector128.MultiplyAddEstimate(p, x, Vector128.Create(M5));
        p = Vector128.MultiplyAddEstimate(p, x, Vector128.Create(M4));
        p = Vector128.MultiplyAddEstimate(p, x, Vector128.Create(M3));
        p = Vector128.MultiplyAddEstimate(p, x, Vector128.Create(0.5f));
        p = Vector128.MultiplyAddEstimate((x * x), p, x);
        return Vector128.ConditionalSelect(Vector128.GreaterThan(Vector128.Create(0.5f), Vector128.Abs(x)), p, (Exp(x) - Vector128.Create(1f)));
    }

    /// <inheritdoc cref="Expm1(Vector128{float})" path="/summary"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Expm1(float x) => Expm1(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>ln(1 + e^x) = max(0, x) + ln(1 + e^-|x|): x itself from 17 on, and about 1e-38 under -87. Needs AVX2 and FMA.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Softplus(Vector256<float> x)
    {
        Vector256<float> magnitude = Avx.And(x, Vector256.Create(0x7FFFFFFF).AsSingle());
        return Avx.Add(Avx.Max(Vector256<float>.Zero, x), Log1p(Exp(Avx.Subtract(Vector256<float>.Zero, magnitude))));
    }

    /// <summary>ln(1 + e^x) = max(0, x) + ln(1 + e^-|x|): x itself from 17 on, and about 1e-38 under -87.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Softplus(Vector128<float> x)
    {
        Vector128<float> magnitude = Vector128.Abs(x);
        return Vector128.MaxNative(Vector128<float>.Zero, x) + Log1p(Exp(Vector128<float>.Zero - magnitude));
    }

    /// <inheritdoc cref="Softplus(Vector128{float})" path="/summary"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Softplus(float x) => Softplus(Vector128.CreateScalar(x)).ToScalar();
}
