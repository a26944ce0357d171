using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNet.Numerics;

/// <summary>
/// Functions of eight, four or one float; here exp, tanh and the logistic function. All three widths evaluate the same formulas, so they
/// agree but for the rounding of a multiply-add where the machine has no fused one. NaN stays NaN.
/// </summary>
/// <remarks>
/// Worst errors over all floats (dense samples, see VectorMathTests): <c>Exp</c> 2 ULP within [-87.3, 88.3],
/// <c>Tanh</c> 3.1e-7 and 6 ULP, <c>Sigmoid</c> 1.8e-7. The eight-wide methods use AVX2 and FMA by name: call them only where
/// <see cref="Avx2.IsSupported"/> and <see cref="Fma.IsSupported"/> are true.
/// </remarks>
public static partial class VectorMath
{
    // exp(x) = 2^n * e^f with n the nearest whole number to x/ln 2. Beyond these ends n would leave a float's exponent.
    private const float ExpLow = -87.3f, ExpHigh = 88.3f;
    private const float Log2E = 1.44269504f;

    // Adding 1.5 * 2^23 rounds to a whole number, which then lies in the low bits; 127 more make these the exponent of 2^n.
    private const float RoundToExponent = 12582912f + 127f;

    // ln 2 in two parts: n times the first is exact, as it has only nine bits.
    private const float MinusLn2High = -0.693359375f, MinusLn2Low = 2.12194440e-4f;

    // e^f = 1 + f + f^2 (E2 + E3 f + ...), the minimax of its relative error on [-ln 2 / 2, ln 2 / 2] (3.1e-9). Pairs of terms are worked out
    // side by side (Estrin 1960), since a vector's functions are often waited for.
    private const float E6 = 0.00138207374f, E5 = 0.00836867746f, E4 = 0.0416682661f, E3 = 0.166665211f, E2 = 0.49999994f;

    // tanh(x) = x P(x^2)/Q(x^2), fitted on [-9, 9]. At 9.375 the quotient is 1.0000002, so that cutting it at 1 saturates exactly.
    private const float TanhEnd = 9.375f;
    private const float P4 = 1.33550169e-08f, P3 = 2.06098184e-05f, P2 = 0.00349565675f, P1 = 0.133810926f, P0 = 0.999999981f;
    private const float Q4 = 7.77684068e-07f, Q3 = 0.000328572955f, Q2 = 0.0258772709f, Q1 = 0.467144088f;

    /// <summary>
    /// e^x. Below -87.3 it is 1.2e-38 (and not 0), above 88.3 it is 2.2e38 (and not infinite), so that sums of it stay finite.
    /// Needs AVX2 and FMA.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        // min and max return their second operand where one is NaN.
        x = Avx.Min(Vector256.Create(ExpHigh), Avx.Max(Vector256.Create(ExpLow), x));
        Vector256<float> shifted = Fma.MultiplyAdd(x, Vector256.Create(Log2E), Vector256.Create(RoundToExponent));
        Vector256<float> n = Avx.Subtract(shifted, Vector256.Create(RoundToExponent));
        Vector256<float> f = Fma.MultiplyAdd(n, Vector256.Create(MinusLn2High), x);
        f = Fma.MultiplyAdd(n, Vector256.Create(MinusLn2Low), f);
        Vector256<float> power = Avx2.ShiftLeftLogical(shifted.AsInt32(), 23).AsSingle();
        Vector256<float> square = Avx.Multiply(f, f);
        Vector256<float> high = Fma.MultiplyAdd(Vector256.Create(E5), f, Vector256.Create(E4));
        Vector256<float> low = Fma.MultiplyAdd(Vector256.Create(E3), f, Vector256.Create(E2));
        high = Fma.MultiplyAdd(Vector256.Create(E6), square, high);
        Vector256<float> p = Fma.MultiplyAdd(Fma.MultiplyAdd(high, square, low), square, Avx.Add(f, Vector256.Create(1f)));
        return Avx.Multiply(p, power);
    }

    /// <inheritdoc cref="Exp(Vector256{float})" path="/summary"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Exp(Vector128<float> x)
    {
        x = Vector128.MinNative(Vector128.Create(ExpHigh), Vector128.MaxNative(Vector128.Create(ExpLow), x));
        Vector128<float> shifted = Vector128.MultiplyAddEstimate(x, Vector128.Create(Log2E), Vector128.Create(RoundToExponent));
        Vector128<float> n = shifted - Vector128.Create(RoundToExponent);
        Vector128<float> f = Vector128.MultiplyAddEstimate(n, Vector128.Create(MinusLn2High), x);
        f = Vector128.MultiplyAddEstimate(n, Vector128.Create(MinusLn2Low), f);
        Vector128<float> power = Vector128.ShiftLeft(shifted.AsInt32(), 23).AsSingle();
        Vector128<float> square = f * f;
        Vector128<float> high = Vector128.MultiplyAddEstimate(Vector128.Create(E5), f, Vector128.Create(E4));
        Vector128<float> low = Vector128.MultiplyAddEstimate(Vector128.Create(E3), f, Vector128.Create(E2));
        high = Vector128.MultiplyAddEstimate(Vector128.Create(E6), square, high);
        Vector128<float> p = Vector128.MultiplyAddEstimate(Vector128.MultiplyAddEstimate(high, square, low), square, f + Vector128.Create(1f));
        return p * power;
    }

    /// <inheritdoc cref="Exp(Vector256{float})" path="/summary"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exp(float x) => Exp(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>tanh x, within [-1, 1], and exactly 1 from 9.4. Needs AVX2 and FMA.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        x = Avx.Min(Vector256.Create(TanhEnd), Avx.Max(Vector256.Create(-TanhEnd), x));
        Vector256<float> u = Avx.Multiply(x, x);
        Vector256<float> p = Fma.MultiplyAdd(Vector256.Create(P4), u, Vector256.Create(P3));
        Vector256<float> q = Fma.MultiplyAdd(Vector256.Create(Q4), u, Vector256.Create(Q3));
        p = Fma.MultiplyAdd(p, u, Vector256.Create(P2));
        q = Fma.MultiplyAdd(q, u, Vector256.Create(Q2));
        p = Fma.MultiplyAdd(p, u, Vector256.Create(P1));
        q = Fma.MultiplyAdd(q, u, Vector256.Create(Q1));
        p = Fma.MultiplyAdd(p, u, Vector256.Create(P0));
        q = Fma.MultiplyAdd(q, u, Vector256.Create(1f));
        Vector256<float> y = Avx.Divide(Avx.Multiply(x, p), q);

        return Avx.Min(Vector256.Create(1f), Avx.Max(Vector256.Create(-1f), y));
    }

    /// <summary>tanh x, within [-1, 1], and exactly 1 from 9.4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Tanh(Vector128<float> x)
    {
        x = Vector128.MinNative(Vector128.Create(TanhEnd), Vector128.MaxNative(Vector128.Create(-TanhEnd), x));
        Vector128<float> u = x * x;
        Vector128<float> p = Vector128.MultiplyAddEstimate(Vector128.Create(P4), u, Vector128.Create(P3));
        Vector128<float> q = Vector128.MultiplyAddEstimate(Vector128.Create(Q4), u, Vector128.Create(Q3));
        p = Vector128.MultiplyAddEstimate(p, u, Vector128.Create(P2));
        q = Vector128.MultiplyAddEstimate(q, u, Vector128.Create(Q2));
        p = Vector128.MultiplyAddEstimate(p, u, Vector128.Create(P1));
        q = Vector128.MultiplyAddEstimate(q, u, Vector128.Create(Q1));
        p = Vector128.MultiplyAddEstimate(p, u, Vector128.Create(P0));
        q = Vector128.MultiplyAddEstimate(q, u, Vector128.Create(1f));
        Vector128<float> y = x * p / q;
        return Vector128.MinNative(Vector128.Create(1f), Vector128.MaxNative(Vector128.Create(-1f), y));
    }

    /// <inheritdoc cref="Tanh(Vector128{float})" path="/summary"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Tanh(float x) => Tanh(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>1 / (1 + e^-x), within [0, 1]; under -88 it is about 4e-39. Needs AVX2 and FMA.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x) =>
        Avx.Divide(Vector256.Create(1f), Avx.Add(Vector256.Create(1f), Exp(Avx.Subtract(Vector256<float>.Zero, x))));

    /// <summary>1 / (1 + e^-x), within [0, 1]; under -88 it is about 4e-39.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sigmoid(Vector128<float> x) =>
        Vector128.Create(1f) / (Vector128.Create(1f) + Exp(Vector128<float>.Zero - x));

    /// <inheritdoc cref="Sigmoid(Vector128{float})" path="/summary"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sigmoid(float x) => Sigmoid(Vector128.CreateScalar(x)).ToScalar();
}
