using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNet.Numerics;

/// <remarks>
/// The functions of recurrent layers, where a step waits for the one before it: short ways for small absolute errors,
/// <c>RecurrentTanh</c> 3.1e-7 and <c>RecurrentSigmoid</c> 2.5e-7, and ranges that are kept up to that error only.
/// </remarks>
public static partial class VectorMath
{
    // Far below what a float keeps beside any state that matters, and far above the denormals: a state that nothing drives decays to
    // this and not into numbers for which many processors are a hundred times slower.
    private const float LeastState = 1e-25f;

    // The logistic function is (1 + tanh(x / 2)) / 2 = (Q + x P / 2) / 2 Q, P and Q of tanh at x^2 / 4, which only moves exponents.
    // So no addition waits for the division.
    private const float SigmoidEnd = 2 * TanhEnd;
    private const float S4 = P4 / 512, S3 = P3 / 128, S2 = P2 / 32, S1 = P1 / 8, S0 = P0 / 2;
    private const float T4 = Q4 / 256, T3 = Q3 / 64, T2 = Q2 / 16, T1 = Q1 / 4;

    /// <summary>tanh x, and 1e-25 where that is all that is left. Needs AVX2 and FMA.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> RecurrentTanh(Vector256<float> x)
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
        return Avx.Divide(Fma.MultiplyAdd(x, p, Vector256.Create(LeastState)), q);
    }

    /// <summary>tanh x, and 1e-25 where that is all that is left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> RecurrentTanh(Vector128<float> x)
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
        return Vector128.MultiplyAddEstimate(x, p, Vector128.Create(LeastState)) / q;
    }

    /// <inheritdoc cref="RecurrentTanh(Vector128{float})" path="/summary"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float RecurrentTanh(float x) => RecurrentTanh(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>1 / (1 + e^-x). Needs AVX2 and FMA.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> RecurrentSigmoid(Vector256<float> x)
    {
        x = Avx.Min(Vector256.Create(SigmoidEnd), Avx.Max(Vector256.Create(-SigmoidEnd), x));
        Vector256<float> u = Avx.Multiply(x, x);
        Vector256<float> p = Fma.MultiplyAdd(Vector256.Create(S4), u, Vector256.Create(S3));
        Vector256<float> q = Fma.MultiplyAdd(Vector256.Create(T4), u, Vector256.Create(T3));
        p = Fma.MultiplyAdd(p, u, Vector256.Create(S2));
        q = Fma.MultiplyAdd(q, u, Vector256.Create(T2));
        p = Fma.MultiplyAdd(p, u, Vector256.Create(S1));
        q = Fma.MultiplyAdd(q, u, Vector256.Create(T1));
        p = Fma.MultiplyAdd(p, u, Vector256.Create(S0));
        q = Fma.MultiplyAdd(q, u, Vector256.Create(1f));
        return Avx.Divide(Fma.MultiplyAdd(x, p, q), Avx.Add(q, q));
    }

    /// <summary>1 / (1 + e^-x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> RecurrentSigmoid(Vector128<float> x)
    {
        x = Vector128.MinNative(Vector128.Create(SigmoidEnd), Vector128.MaxNative(Vector128.Create(-SigmoidEnd), x));
        Vector128<float> u = x * x;
        Vector128<float> p = Vector128.MultiplyAddEstimate(Vector128.Create(S4), u, Vector128.Create(S3));
        Vector128<float> q = Vector128.MultiplyAddEstimate(Vector128.Create(T4), u, Vector128.Create(T3));
        p = Vector128.MultiplyAddEstimate(p, u, Vector128.Create(S2));
        q = Vector128.MultiplyAddEstimate(q, u, Vector128.Create(T2));
        p = Vector128.MultiplyAddEstimate(p, u, Vector128.Create(S1));
        q = Vector128.MultiplyAddEstimate(q, u, Vector128.Create(T1));
        p = Vector128.MultiplyAddEstimate(p, u, Vector128.Create(S0));
        q = Vector128.MultiplyAddEstimate(q, u, Vector128.Create(1f));
        return Vector128.MultiplyAddEstimate(x, p, q) / (q + q);
    }

    /// <inheritdoc cref="RecurrentSigmoid(Vector128{float})" path="/summary"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float RecurrentSigmoid(float x) => RecurrentSigmoid(Vector128.CreateScalar(x)).ToScalar();
}
