using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNet.Numerics;

/// <remarks>Worst errors, likewise: each 4e-7 times max(1, |x|).</remarks>
public static partial class VectorMath
{
    // 2 sqrt(2/pi), and that times 0.044715.
    private const float GeluScale = 1.59576912f, GeluCubic = 0.0713548163f;

    /// <summary>The derivative of x / (1 + e^-x). Needs AVX2 and FMA.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SiluGradient(Vector256<float> x)
    {
        Vector256<float> y = Sigmoid(x);
        return Avx.Multiply(y, Fma.MultiplyAdd(x, Avx.Subtract(Vector256.Create(1f), y), Vector256.Create(1f)));
    }

    /// <summary>The derivative of x / (1 + e^-x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SiluGradient(Vector128<float> x)
    {
        Vector128<float> y = Sigmoid(x);
        return y * Vector128.MultiplyAddEstimate(x, (Vector128.Create(1f) - y), Vector128.Create(1f));
    }

    /// <inheritdoc cref="SiluGradient(Vector128{float})" path="/summary"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SiluGradient(float x) => SiluGradient(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>x tanh(ln(1 + e^x)) (Misra 2019). Needs AVX2 and FMA.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Mish(Vector256<float> x)
    {
        // tanh(ln(1 + e)) = (e^2 + 2 e) / (e^2 + 2 e + 2) with e = e^x; 1 in every digit from 20 on.
        Vector256<float> e = Exp(Avx.Min(Vector256.Create(20f), x));
        Vector256<float> n = Avx.Multiply(e, Avx.Add(e, Vector256.Create(2f)));
        return Avx.Multiply(x, Avx.Divide(n, Avx.Add(n, Vector256.Create(2f))));
    }

    /// <summary>x tanh(ln(1 + e^x)) (Misra 2019).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Mish(Vector128<float> x)
    {
        // tanh(ln(1 + e)) = (e^2 + 2 e) / (e^2 + 2 e + 2) with e = e^x; 1 in every digit from 20 on.
        Vector128<float> e = Exp(Vector128.MinNative(Vector128.Create(20f), x));
        Vector128<float> n = e * (e + Vector128.Create(2f));
        return x * (n / (n + Vector128.Create(2f)));
    }

    /// <inheritdoc cref="Mish(Vector128{float})" path="/summary"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Mish(float x) => Mish(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The derivative of <see cref="Mish(float)"/>. Needs AVX2 and FMA.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MishGradient(Vector256<float> x)
    {
        // With n = e^2 + 2 e: n / (n + 2) + x 4 e (1 + e) / (n + 2)^2.
        Vector256<float> e = Exp(Avx.Min(Vector256.Create(20f), x));
        Vector256<float> n = Avx.Multiply(e, Avx.Add(e, Vector256.Create(2f)));
        Vector256<float> d = Avx.Add(n, Vector256.Create(2f));
        Vector256<float> slope = Avx.Divide(Avx.Multiply(Avx.Multiply(Vector256.Create(4f), e), Avx.Add(e, Vector256.Create(1f))), Avx.Multiply(d, d));
        return Fma.MultiplyAdd(Avx.Min(Vector256.Create(20f), x), slope, Avx.Divide(n, d));
    }

    /// <summary>The derivative of <see cref="Mish(float)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MishGradient(Vector128<float> x)
    {
        // With n = e^2 + 2 e: n / (n + 2) + x 4 e (1 + e) / (n + 2)^2.
        Vector128<float> e = Exp(Vector128.MinNative(Vector128.Create(20f), x));
        Vector128<float> n = e * (e + Vector128.Create(2f));
        Vector128<float> d = n + Vector128.Create(2f);
        Vector128<float> slope = ((Vector128.Create(4f) * e) * (e + Vector128.Create(1f))) / (d * d);
        return Vector128.MultiplyAddEstimate(Vector128.MinNative(Vector128.Create(20f), x), slope, (n / d));
    }

    /// <inheritdoc cref="MishGradient(Vector128{float})" path="/summary"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MishGradient(float x) => MishGradient(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) / 2. Needs AVX2 and FMA.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> GeluTanh(Vector256<float> x)
    {
        // Half of 1 + tanh z is the logistic function of 2 z; beyond 13 it is 0 or 1 in every digit.
        Vector256<float> near = Avx.Min(Vector256.Create(13f), Avx.Max(Vector256.Create(-13f), x));
        Vector256<float> square = Avx.Multiply(near, near);
        Vector256<float> twice = Avx.Multiply(near, Fma.MultiplyAdd(square, Vector256.Create(GeluCubic), Vector256.Create(GeluScale)));
        return Avx.Multiply(x, Sigmoid(twice));
    }

    /// <summary>x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> GeluTanh(Vector128<float> x)
    {
        // Half of 1 + tanh z is the logistic function of 2 z; beyond 13 it is 0 or 1 in every digit.
        Vector128<float> near = Vector128.MinNative(Vector128.Create(13f), Vector128.MaxNative(Vector128.Create(-13f), x));
        Vector128<float> square = near * near;
        Vector128<float> twice = near * Vector128.MultiplyAddEstimate(square, Vector128.Create(GeluCubic), Vector128.Create(GeluScale));
        return x * Sigmoid(twice);
    }

    /// <inheritdoc cref="GeluTanh(Vector128{float})" path="/summary"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float GeluTanh(float x) => GeluTanh(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The derivative of <see cref="GeluTanh(float)"/>. Needs AVX2 and FMA.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> GeluTanhGradient(Vector256<float> x)
    {
        // Half of 1 + tanh z is the logistic function of 2 z; beyond 13 it is 0 or 1 in every digit.
        Vector256<float> near = Avx.Min(Vector256.Create(13f), Avx.Max(Vector256.Create(-13f), x));
        Vector256<float> square = Avx.Multiply(near, near);
        Vector256<float> twice = Avx.Multiply(near, Fma.MultiplyAdd(square, Vector256.Create(GeluCubic), Vector256.Create(GeluScale)));

        // The logistic function of |2 z| and the rest to 1, whose product is its slope.
        Vector256<float> e = Exp(Avx.Subtract(Vector256<float>.Zero, Avx.And(twice, Vector256.Create(0x7FFFFFFF).AsSingle())));
        Vector256<float> large = Avx.Divide(Vector256.Create(1f), Avx.Add(Vector256.Create(1f), e));
        Vector256<float> small = Avx.Multiply(e, large);
        Vector256<float> inner = Avx.Multiply(near, Fma.MultiplyAdd(square, Vector256.Create(3 * GeluCubic), Vector256.Create(GeluScale)));
        return Fma.MultiplyAdd(inner, Avx.Multiply(large, small), Avx.BlendVariable(large, small, Avx.CompareGreaterThan(Vector256<float>.Zero, twice)));
    }

    /// <summary>The derivative of <see cref="GeluTanh(float)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> GeluTanhGradient(Vector128<float> x)
    {
        // Half of 1 + tanh z is the logistic function of 2 z; beyond 13 it is 0 or 1 in every digit.
        Vector128<float> near = Vector128.MinNative(Vector128.Create(13f), Vector128.MaxNative(Vector128.Create(-13f), x));
        Vector128<float> square = near * near;
        Vector128<float> twice = near * Vector128.MultiplyAddEstimate(square, Vector128.Create(GeluCubic), Vector128.Create(GeluScale));

        // The logistic function of |2 z| and the rest to 1, whose product is its slope.
        Vector128<float> e = Exp(Vector128<float>.Zero - Vector128.Abs(twice));
        Vector128<float> large = Vector128.Create(1f) / (Vector128.Create(1f) + e);
        Vector128<float> small = e * large;
        Vector128<float> inner = near * Vector128.MultiplyAddEstimate(square, Vector128.Create(3 * GeluCubic), Vector128.Create(GeluScale));
        return Vector128.MultiplyAddEstimate(inner, (large * small), Vector128.ConditionalSelect(Vector128.GreaterThan(Vector128<float>.Zero, twice), small, large));
    }

    /// <inheritdoc cref="GeluTanhGradient(Vector128{float})" path="/summary"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float GeluTanhGradient(float x) => GeluTanhGradient(Vector128.CreateScalar(x)).ToScalar();
}
