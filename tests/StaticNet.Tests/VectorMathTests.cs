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

    private static float Same(Vector128<float> y) => Same(y.AsInt32() == Vector128.Create(y.AsInt32()[0]), y[0]);

    private static float Same(Vector256<float> y) => Same(y.AsInt32() == Vector256.Create(y.AsInt32()[0]), y[0]);

    private static float Same(bool allEqual, float value) => allEqual ? value : throw new InvalidOperationException("lanes differ");
}
