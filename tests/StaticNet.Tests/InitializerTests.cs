using StaticNet.Initializers;
using StaticNet.Numerics;
using StaticNet.Runtime;

namespace StaticNet.Tests;

public class InitializerTests
{
    private const int Many = 40_000;

    // Deviation and bound of the distribution; the bounds of the tests are five deviations of their measure, with seeds fixed.
    public static TheoryData<string, Initializer, double, double> Distributions => new()
    {
        { "uniform", new UniformInitializer(0.3), 0.3 / Math.Sqrt(3), 0.3 },
        { "normal", new NormalInitializer(0, 0.7), 0.7, 0.7 * 6 },
        { "truncated", new TruncatedNormalInitializer(0.7), 0.7 * 0.87962566103423978, 1.4 },
    };

    [Theory, MemberData(nameof(Distributions))]
    public void Weights_have_their_mean_deviation_and_bounds(string name, Initializer initializer, double deviation, double bound)
    {
        float[] values = Fill(initializer, Many, stream: 2);
        double mean = values.Average(x => (double)x), variance = values.Average(x => (double)x * x);
        Assert.True(Math.Abs(mean) < 5 * deviation / Math.Sqrt(Many), $"{name}: mean {mean}");
        Assert.True(Math.Abs(variance / (deviation * deviation) - 1) < 5 * Math.Sqrt(2.0 / Many), $"{name}: deviation {Math.Sqrt(variance)}, not {deviation}");
        Assert.All(values, x => Assert.InRange(x, -bound, bound));

        // No element depends on the ones before.
        double together = Enumerable.Range(1, Many - 1).Average(i => (double)values[i] * values[i - 1]) / variance;
        Assert.True(Math.Abs(together) < 5 / Math.Sqrt(Many), $"{name}: correlation {together}");
    }

    [Theory, MemberData(nameof(Distributions))]
    public void Quantiles_are_those_of_the_distribution(string name, Initializer initializer, double deviation, double bound)
    {
        // The share below half of the deviation: of the uniform (1 + x/b)/2, of the normal Phi(x/s), of what is left of it within 2 s.
        float[] values = Fill(initializer, Many, stream: 3);
        double x = deviation / 2;
        double expected = name switch
        {
            "uniform" => (1 + x / bound) / 2,
            "normal" => 0.69146246127401312,
            _ => 0.5 + (Phi(x / 0.7) - 0.5) / 0.95449973610364158,
        };
        Assert.Equal(expected, values.Count(value => value < x) / (double)Many, 5 * 0.5 / Math.Sqrt(Many));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(3, 17)]
    [InlineData(17, 3)]
    [InlineData(1, 9)]
    [InlineData(9, 1)]
    [InlineData(33, 64)]
    [InlineData(64, 33)]
    public void An_orthogonal_weight_has_orthogonal_rows_or_columns(int rows, int columns)
    {
        float[] w = Fill(new OrthogonalInitializer(rows, 1.5), rows * columns, stream: 1);
        bool byRows = rows <= columns;
        int count = Math.Min(rows, columns), length = Math.Max(rows, columns);
        for (int a = 0; a < count; a++)
        {
            for (int b = 0; b < count; b++)
            {
                double dot = Enumerable.Range(0, length).Sum(i => (double)(byRows ? w[a * columns + i] * w[b * columns + i] : w[i * columns + a] * w[i * columns + b]));
                Assert.Equal(a == b ? 2.25 : 0, dot, 1e-6);
            }
        }
    }

    [Fact]
    public void Orthogonal_weights_lean_to_no_side()
    {
        // The elements of a random 8 x 8 rotation have mean 0 and mean square 1/8.
        float[] all = [.. Enumerable.Range(0, 200).SelectMany(seed => Fill(new OrthogonalInitializer(8, 1), 64, stream: seed))];
        Assert.Equal(0, all.Average(x => (double)x), 0.016);
        Assert.Equal(0.125, all.Average(x => (double)x * x), 1e-6);
        Assert.Equal(0, Enumerable.Range(0, 200).Average(i => (double)all[64 * i]), 0.125);
    }

    // Computed by an independent program.
    [Fact]
    public void Bits_are_part_of_the_specification()
    {
        double[] normals = [0.1781024853425976, -1.1114822291468378, -0.8641335514653478, -0.7315500991876787];
        for (int i = 0; i < normals.Length; i++)
            Assert.Equal(normals[i], Philox.Normal(9, (ulong)i), 1e-15);
        Assert.Equal([0x3F370B26u, 0x3F5C0834u, 0x3D1B0ED1u, 0x3E7974D1u], Bits(new NormalInitializer(0, 0.5), 4, key: 7));

        // Elements 4 and 10 are drawn again.
        uint[] truncated = Bits(new TruncatedNormalInitializer(0.5), 11, key: 7);
        Assert.Equal([0x3F370B26u, 0xBEA82D99u, 0xBE6AB30Eu], [truncated[0], truncated[4], truncated[10]]);
        Near([1.0047038342689176, 1.1529892100822248, 1.288870081443162, 1.72530478582904, -0.7699053719712851, -0.6561776544543158], new OrthogonalInitializer(2, 2));
        Near([0.5933324238461793, -0.6009427664195126, 0.7611480949527338, 0.635345348857464, -0.2619355118395403, 0.4849784316577909], new OrthogonalInitializer(3, 1));

        static void Near(double[] expected, Initializer initializer)
        {
            var values = new float[6];
            initializer.Fill(values, 5);
            Assert.Equal(Array.ConvertAll(expected, x => (float)x), values);
        }
    }

    [Fact]
    public void Portable_logarithms_and_cosines_are_within_their_error()
    {
        var random = new Random(1);
        for (int i = 0; i < 100_000; i++)
        {
            double x = i switch { 0 => 1, 1 => 1.0 / (1L << 53), 2 => 0.5, 3 => Math.BitDecrement(1), _ => random.NextDouble() };
            double log = PortableMath.Log(x), turns = i == 0 ? 0 : x, cosine = PortableMath.CosineOfTurns(turns);
            Assert.Equal(Math.Log(x), log, 4e-16 * Math.Max(1, Math.Abs(log)));
            Assert.Equal(Math.Cos(2 * Math.PI * turns), cosine, 1e-15); // 2 pi x is rounded there, and not here.
        }
    }

    private static float[] Fill(Initializer initializer, int count, int stream)
    {
        var values = new float[count];
        initializer.Fill(values, CounterRandom.Key(11, stream));
        return values;
    }

    private static uint[] Bits(Initializer initializer, int count, ulong key)
    {
        var values = new float[count];
        initializer.Fill(values, key);
        return Array.ConvertAll(values, BitConverter.SingleToUInt32Bits);
    }

    // The integral of the density by Simpson's rule.
    private static double Phi(double x)
    {
        const int n = 200;
        double Density(double t) => Math.Exp(-t * t / 2) / Math.Sqrt(2 * Math.PI);
        return 0.5 + Enumerable.Range(0, n + 1).Sum(i => (i is 0 or n ? 1 : i % 2 == 1 ? 4 : 2) * Density(x * i / n)) * x / n / 3;
    }
}
