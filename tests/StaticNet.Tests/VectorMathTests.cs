using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using StaticNet.Numerics;

namespace StaticNet.Tests;

public class VectorMathTests
{
    public enum Width { One, Four, Eight }

    public static TheoryData<Width> Widths => Avx2.IsSupported && Fma.IsSupported ? [Width.One, Width.Four, Width.Eight] : [Width.One, Width.Four];

    [Theory, MemberData(nameof(Widths))]
    public void Exp_is_within_2_ULP(Width width) =>
        AssertErrors(Exp(width), Math.Exp, -87.3f, 88.3f, ulps: 2, absolute: double.PositiveInfinity);

    [Theory, MemberData(nameof(Widths))]
    public void Tanh_is_within_6_ULP_and_3e_7(Width width) =>
        AssertErrors(Tanh(width), Math.Tanh, -30, 30, ulps: 6, absolute: 3.1e-7);

    [Theory, MemberData(nameof(Widths))]
    public void Sigmoid_is_within_2e_7(Width width) =>
        AssertErrors(Sigmoid(width), x => 1 / (1 + Math.Exp(-x)), -87, 200, ulps: 4, absolute: 1.8e-7);

    [Theory, MemberData(nameof(Widths))]
    public void Functions_of_recurrent_layers_are_within_3e_7(Width width)
    {
        AssertErrors(RecurrentTanh(width), Math.Tanh, -30, 30, ulps: double.PositiveInfinity, absolute: 3.1e-7);
        AssertErrors(RecurrentSigmoid(width), x => 1 / (1 + Math.Exp(-x)), -87, 200, ulps: double.PositiveInfinity, absolute: 2.5e-7);
    }

    [Theory, MemberData(nameof(Widths))]
    public void Functions_of_recurrent_layers_saturate_and_never_end_in_denormals(Width width)
    {
        Func<float, float> tanh = RecurrentTanh(width), sigmoid = RecurrentSigmoid(width);
        foreach (float x in new[] { 20, 400, 1e30f, float.MaxValue, float.PositiveInfinity })
        {
            Assert.InRange(tanh(x), 1 - 4e-7f, 1 + 4e-7f);
            Assert.InRange(tanh(-x), -1 - 4e-7f, -1 + 4e-7f);
            Assert.InRange(sigmoid(x), 1 - 3e-7f, 1 + 3e-7f);
            Assert.InRange(sigmoid(-x), -3e-7f, 3e-7f);
        }

        Assert.Equal(0.5f, sigmoid(0));
        Assert.All(new[] { 0, -0f, 1e-30f, 1e-40f, float.Epsilon, -float.Epsilon }, x => Assert.InRange(tanh(x), 1e-26f, 1e-24f));
        Assert.True(float.IsNaN(tanh(float.NaN)) && float.IsNaN(sigmoid(float.NaN)));
    }

    [Theory, MemberData(nameof(Widths))]
    public void NaN_stays_NaN_whatever_its_payload(Width width)
    {
        foreach (uint bits in new[] { 0x7FC00000u, 0xFFC00000u, 0x7FC00001u, 0x7FFFFFFFu, 0xFFC001FFu })
        {
            float nan = BitConverter.UInt32BitsToSingle(bits);
            Assert.All(new[] { Exp(width)(nan), Tanh(width)(nan), Sigmoid(width)(nan) }, y => Assert.True(float.IsNaN(y), $"{bits:X} gave {y}"));
        }
    }

    [Theory, MemberData(nameof(Widths))]
    public void Tanh_saturates_and_never_leaves_its_range(Width width)
    {
        Func<float, float> tanh = Tanh(width);
        Assert.Equal([-1, -1, 1, 1, 1], new[] { float.NegativeInfinity, -400, 20, 1e30f, float.PositiveInfinity }.Select(tanh));
        for (float x = -12; x < 12; x += 1f / 1024)
            Assert.InRange(tanh(x), -1, 1);
    }

    [Theory, MemberData(nameof(Widths))]
    public void Sigmoid_is_right_far_out(Width width)
    {
        Func<float, float> sigmoid = Sigmoid(width);
        Assert.InRange(sigmoid(-1000), 0, 1e-38f);
        Assert.InRange(sigmoid(float.NegativeInfinity), 0, 1e-38f);
        Assert.Equal(1, sigmoid(1000));
        Assert.Equal(1, sigmoid(float.PositiveInfinity));
        Assert.Equal(0.5f, sigmoid(0));
    }

    [Theory, MemberData(nameof(Widths))]
    public void Exp_ends_in_finite_numbers(Width width)
    {
        Func<float, float> exp = Exp(width);
        Assert.InRange(exp(float.NegativeInfinity), 1e-38f, 1.3e-38f);
        Assert.InRange(exp(float.PositiveInfinity), 2e38f, 2.3e38f);
        Assert.Equal(1, exp(0));
    }

    [Theory, MemberData(nameof(Widths))]
    public void Zero_keeps_its_sign_in_tanh(Width width) =>
        Assert.Equal(0x80000000u, BitConverter.SingleToUInt32Bits(Tanh(width)(-0f)));

    [Theory, MemberData(nameof(Widths))]
    public void Log_is_within_2_ULP(Width width) =>
        AssertErrors(Log(width), Math.Log, 1e-30f, float.MaxValue, ulps: 2, absolute: double.PositiveInfinity);

    [Theory, MemberData(nameof(Widths))]
    public void Log_of_what_has_none(Width width)
    {
        Func<float, float> log = Log(width);
        Assert.Equal([float.NegativeInfinity, float.NegativeInfinity, float.PositiveInfinity, 0], new[] { 0, -0f, float.PositiveInfinity, 1 }.Select(log));
        Assert.All(new[] { -1, -1e-40f, float.NegativeInfinity, float.NaN }, x => Assert.True(float.IsNaN(log(x)), $"{x}"));
        Assert.All(new[] { 1e-38f, 1e-40f, float.Epsilon }, x => Assert.Equal(Math.Log(x), log(x), 1e-5));
    }

    [Theory, MemberData(nameof(Widths))]
    public void Log1p_is_within_4_ULP(Width width) =>
        AssertErrors(Of(width, VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p), Log1p, -0.5f, 1e30f, ulps: 4, absolute: double.PositiveInfinity);

    [Theory, MemberData(nameof(Widths))]
    public void Expm1_is_within_4_ULP(Width width) =>
        AssertErrors(Of(width, VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1), Expm1, -200, 88, ulps: 4, absolute: double.PositiveInfinity);

    [Theory, MemberData(nameof(Widths))]
    public void Softplus_is_within_4_ULP(Width width) => AssertErrors(
        Of(width, VectorMath.Softplus, VectorMath.Softplus, VectorMath.Softplus), x => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x))), -87, 1e30f, ulps: 4, absolute: double.PositiveInfinity);

    [Theory, MemberData(nameof(Widths))]
    public void Erf_is_within_5_ULP_and_3e_7(Width width) =>
        AssertErrors(Of(width, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf), Erf, -1e30f, 1e30f, ulps: 5, absolute: 2.7e-7);

    [Theory, MemberData(nameof(Widths))]
    public void Phi_is_within_1_5e_7(Width width) =>
        AssertErrors(Of(width, VectorMath.Phi, VectorMath.Phi, VectorMath.Phi), Phi, -100, 100, ulps: double.PositiveInfinity, absolute: 1.5e-7);

    [Theory, MemberData(nameof(Widths))]
    public void Activations_are_within_4e_7_of_their_argument(Width width)
    {
        (Func<float, float> Actual, Func<double, double> Exact)[] functions =
        [
            (Of(width, VectorMath.Gelu, VectorMath.Gelu, VectorMath.Gelu), x => x * Phi(x)),
            (Of(width, VectorMath.GeluGradient, VectorMath.GeluGradient, VectorMath.GeluGradient), x => Phi(x) + x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)),
            (Of(width, VectorMath.GeluTanh, VectorMath.GeluTanh, VectorMath.GeluTanh), x => x * (1 + Inner(x)) / 2),
            (Of(width, VectorMath.GeluTanhGradient, VectorMath.GeluTanhGradient, VectorMath.GeluTanhGradient), InnerSlope),
            (Of(width, VectorMath.SiluGradient, VectorMath.SiluGradient, VectorMath.SiluGradient), x => Sigmoid(x) * (1 + x * Sigmoid(-x))),
            (Of(width, VectorMath.Mish, VectorMath.Mish, VectorMath.Mish), x => x * Math.Tanh(Log1p(Math.Exp(x)))),
            (Of(width, VectorMath.MishGradient, VectorMath.MishGradient, VectorMath.MishGradient), MishSlope),
        ];
        for (int i = 0; i < functions.Length; i++)
        {
            for (float x = -100.0037f; x < 100; x += 1 / 257f)
            {
                double error = Math.Abs(functions[i].Actual(x) - functions[i].Exact(x));
                Assert.True(error <= 4e-7 * Math.Max(1, Math.Abs(x)), $"function {i} is {error:E2} off at {x:R}");
            }

            // Far out they are finite.
            Assert.All(new[] { -1e30f, -1e4f, 1e4f, 1e30f }, x => Assert.InRange(functions[i].Actual(x), -1, 1e30f));
        }
    }

    // Kahan's, for what Math lacks.
    private static double Log1p(double x) => 1 + x == 1 ? x : Math.Log(1 + x) * (x / (1 + x - 1));

    private static double Expm1(double x) => Math.Abs(x) < 1e-5 ? x + x * x / 2 + x * x * x / 6 : Math.Abs(x) > 1 ? Math.Exp(x) - 1 : 2 * Math.Sinh(x / 2) * Math.Exp(x / 2);

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double Phi(double x) => (1 + Erf(x / Math.Sqrt(2))) / 2;

    private static double Inner(double x) => Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x));

    private static double InnerSlope(double x) => (1 + Inner(x) + x * (1 - Inner(x) * Inner(x)) * Math.Sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x)) / 2;

    private static double MishSlope(double x)
    {
        double t = Math.Tanh(Log1p(Math.Exp(x)));
        return t + x * (1 - t * t) * Sigmoid(x);
    }

    // All terms of the series have one sign.
    private static double Erf(double x)
    {
        if (Math.Abs(x) >= 6)
            return Math.Sign(x);
        double sum = 0, term = x;
        for (int n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            sum += term;
            term *= 2 * x * x / (2 * n + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    // All floats of the range would take minutes; every 1499th is a dense sample of every binade.
    private static void AssertErrors(Func<float, float> actual, Func<double, double> exact, float low, float high, double ulps, double absolute)
    {
        double worstUlps = 0, worstAbsolute = 0;
        float at = 0, atAbsolute = 0;
        for (ulong bits = 0; bits <= uint.MaxValue; bits += 1499 * 7)
        {
            float x = BitConverter.UInt32BitsToSingle((uint)bits);
            if (!(x >= low && x <= high) || Math.Abs(x) < 1e-30f)
                continue;
            double expected = exact(x), error = Math.Abs(actual(x) - expected);
            double ulp = Math.Pow(2, Math.Max(-126, Math.Floor(Math.Log2(Math.Abs(expected)))) - 23);
            if (!(error / ulp <= worstUlps))
                (worstUlps, at) = (error / ulp, x);
            if (!(error <= worstAbsolute))
                (worstAbsolute, atAbsolute) = (error, x);
        }

        Assert.True(worstUlps <= ulps, $"{worstUlps:0.00} ULP at {at:R}");
        Assert.True(worstAbsolute <= absolute, $"error {worstAbsolute:E2} at {atAbsolute:R}");
    }

    private static Func<float, float> Log(Width width) => Of(width, VectorMath.Log, VectorMath.Log, VectorMath.Log);

    private static Func<float, float> Of(Width width, Func<float, float> one, Func<Vector128<float>, Vector128<float>> four, Func<Vector256<float>, Vector256<float>> eight) => width switch
    {
        Width.One => one,
        Width.Four => x => Same(four(Vector128.Create(x))),
        _ => x => Same(eight(Vector256.Create(x))),
    };

    private static Func<float, float> Exp(Width width) => width switch
    {
        Width.One => VectorMath.Exp,
        Width.Four => x => Same(VectorMath.Exp(Vector128.Create(x))),
        _ => x => Same(VectorMath.Exp(Vector256.Create(x))),
    };

    private static Func<float, float> Tanh(Width width) => width switch
    {
        Width.One => VectorMath.Tanh,
        Width.Four => x => Same(VectorMath.Tanh(Vector128.Create(x))),
        _ => x => Same(VectorMath.Tanh(Vector256.Create(x))),
    };

    private static Func<float, float> Sigmoid(Width width) => width switch
    {
        Width.One => VectorMath.Sigmoid,
        Width.Four => x => Same(VectorMath.Sigmoid(Vector128.Create(x))),
        _ => x => Same(VectorMath.Sigmoid(Vector256.Create(x))),
    };

    private static Func<float, float> RecurrentTanh(Width width) => Of(width, VectorMath.RecurrentTanh, VectorMath.RecurrentTanh, VectorMath.RecurrentTanh);

    private static Func<float, float> RecurrentSigmoid(Width width) => Of(width, VectorMath.RecurrentSigmoid, VectorMath.RecurrentSigmoid, VectorMath.RecurrentSigmoid);

    private static float Same(Vector128<float> y) => Same(y.AsInt32() == Vector128.Create(y.AsInt32()[0]), y[0]);

    private static float Same(Vector256<float> y) => Same(y.AsInt32() == Vector256.Create(y.AsInt32()[0]), y[0]);

    private static float Same(bool allEqual, float value) => allEqual ? value : throw new InvalidOperationException("lanes differ");
}
