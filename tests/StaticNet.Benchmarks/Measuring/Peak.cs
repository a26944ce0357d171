using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNet.Benchmarks.Measuring;

/// <summary>
/// The most multiply-adds that one core does in a microsecond: twelve independent accumulators, enough to hide an FMA's latency
/// on two ports. Vectors of 256 bits, as in the emitted code.
/// </summary>
internal static class Peak
{
    private const int Rounds = 2_000, Accumulators = 12, Lanes = 8;
    private static float sink;

    /// <summary>Multiply-adds in a microsecond, by the median and by the quickest sample.</summary>
    public static (double Median, double Quiet) Measure()
    {
        Measurement time = Measurement.Of(Run);
        const double multiplyAdds = (double)Rounds * Accumulators * Lanes;
        return (multiplyAdds / time.Median, multiplyAdds / time.Minimum);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Run()
    {
        Vector256<float> x = Vector256.Create(0.999f), y = Vector256.Create(0.001f);
        Vector256<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int round = 0; round < Rounds; round++)
        {
            a = Step(a, x, y);
            b = Step(b, x, y);
            c = Step(c, x, y);
            d = Step(d, x, y);
            e = Step(e, x, y);
            f = Step(f, x, y);
            g = Step(g, x, y);
            h = Step(h, x, y);
            i = Step(i, x, y);
            j = Step(j, x, y);
            k = Step(k, x, y);
            l = Step(l, x, y);
        }

        sink = Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Step(Vector256<float> sum, Vector256<float> x, Vector256<float> y) =>
        Fma.IsSupported ? Fma.MultiplyAdd(sum, x, y) : Vector256.MultiplyAddEstimate(sum, x, y);
}
