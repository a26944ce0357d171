using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using StaticNet.Initializers;
using StaticNet.Numerics;

namespace StaticNet.Tests;

public class CounterRandomTests
{
    [Fact]
    public void All_widths_give_the_same_bits()
    {
        for (uint counter = 0; counter < 4096; counter += 8)
        {
            const uint key = 0xDEADBEEF;
            for (uint lane = 0; lane < 8; lane++)
            {
                uint expected = CounterRandom.Bits(key, counter + lane);
                if (lane < 4)
                    Assert.Equal(expected, CounterRandom.Bits(key, Vector128.Create(counter) + Vector128<uint>.Indices)[(int)lane]);
                if (Avx2.IsSupported)
                    Assert.Equal(expected, CounterRandom.Bits(key, Vector256.Create(counter) + Vector256<uint>.Indices)[(int)lane]);
            }
        }
    }

    [Fact]
    public void A_changed_bit_of_key_or_counter_changes_half_of_the_result()
    {
        var random = new Random(1);
        for (int bit = 0; bit < 32; bit++)
        {
            double byCounter = 0, byKey = 0;
            const int samples = 2000;
            for (int i = 0; i < samples; i++)
            {
                uint key = (uint)random.NextInt64(1L << 32), counter = (uint)random.NextInt64(1L << 32);
                uint bits = CounterRandom.Bits(key, counter);
                byCounter += BitOperations.PopCount(bits ^ CounterRandom.Bits(key, counter ^ (1u << bit)));
                byKey += BitOperations.PopCount(bits ^ CounterRandom.Bits(key ^ (1u << bit), counter));
            }

            Assert.InRange(byCounter / samples, 15.5, 16.5);
            Assert.InRange(byKey / samples, 15.5, 16.5);
        }
    }

    [Fact]
    public void Bits_are_uniform_and_neighbours_are_independent()
    {
        // Chi-squared with 255 degrees of freedom: 99.99 % lie within 180 and 350.
        uint[] ones = new uint[256], pairs = new uint[256];
        const int count = 1 << 18;
        for (uint i = 0; i < count; i++)
        {
            uint bits = CounterRandom.Bits(77, i), next = CounterRandom.Bits(77, i + 1);
            ones[bits >> 24]++;
            pairs[(bits >> 28 << 4) | (next >> 28)]++;
        }

        Assert.InRange(ChiSquared(ones, count), 180, 350);
        Assert.InRange(ChiSquared(pairs, count), 180, 350);
    }

    [Fact]
    public void Sample_keys_of_different_places_differ()
    {
        var keys = new HashSet<uint>();
        for (int layer = 0; layer < 4; layer++)
            for (long step = 0; step < 20; step++)
                for (int sample = 0; sample < 20; sample++)
                    keys.Add(CounterRandom.SampleKey(1, layer, step, sample));
        Assert.Equal(1600, keys.Count);
    }

    // Computed by an independent program.
    [Fact]
    public void The_numbers_are_part_of_the_specification()
    {
        Assert.Equal(0x01FCE552u, CounterRandom.Bits(0, 0));
        Assert.Equal(0xDE212FACu, CounterRandom.Bits(0x12345678, 9));
        Assert.Equal(0xF18D6CE93D6CF1EEul, CounterRandom.Key(1, 2));
        Assert.Equal(0x2DFE1AA565B7FF81ul, CounterRandom.Key(ulong.MaxValue, -1));
        Assert.Equal(0xA8B355D9u, CounterRandom.SampleKey(1, 2, 3, 4));
    }

    // The known answers of Random123, the authors' own library (kat_vectors, philox4x32 with 10 rounds).
    [Fact]
    public void Philox_gives_its_authors_known_answers()
    {
        Assert.Equal((0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u), Philox.Block(0, 0, 0, 0, 0, 0));
        Assert.Equal((0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu), Philox.Block(~0u, ~0u, ~0u, ~0u, ~0u, ~0u));
        Assert.Equal((0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u), Philox.Block(0xa4093822, 0x299f31d0, 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344));
    }

    [Fact]
    public void Uniform_weights_fill_their_interval()
    {
        var values = new float[20_000];
        new UniformInitializer(0.25).Fill(values, CounterRandom.Key(3, 0));
        Assert.All(values, x => Assert.InRange(x, -0.25f, 0.25f));
        Assert.InRange(values.Average(), -0.004, 0.004);
        Assert.InRange(values.Average(x => (double)x * x), 0.0625 / 3 * 0.97, 0.0625 / 3 * 1.03);
    }

    [Fact]
    public void Normal_weights_have_their_moments()
    {
        var values = new float[20_000];
        new NormalInitializer(2, 0.5).Fill(values, CounterRandom.Key(3, 1));
        double mean = values.Average(x => (double)x), variance = values.Average(x => (x - mean) * (x - mean));
        Assert.InRange(mean, 1.98, 2.02);
        Assert.InRange(variance, 0.24, 0.26);
        Assert.InRange(values.Average(x => Math.Pow((x - mean) / 0.5, 4)), 2.8, 3.2);
    }

    [Fact]
    public void An_element_does_not_depend_on_how_many_there_are()
    {
        float[] few = new float[5], many = new float[50];
        new NormalInitializer(0, 1).Fill(few, 9);
        new NormalInitializer(0, 1).Fill(many, 9);
        Assert.Equal(few, many[..5]);
    }

    private static double ChiSquared(uint[] counts, int total)
    {
        double expected = (double)total / counts.Length;
        return counts.Sum(x => (x - expected) * (x - expected) / expected);
    }

    [Fact]
    public void Row_of_a_padding_token_is_zero_and_the_others_are_normal()
    {
        float[] normal = new float[12], values = new float[12];
        new NormalInitializer(0, 1).Fill(normal, 9);
        new EmbeddingInitializer(Size: 3, PaddingIndex: 2).Fill(values, 9);
        Assert.Equal([.. normal[..6], 0, 0, 0, .. normal[9..]], values);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Positions_are_sines_and_cosines(int features)
    {
        var values = new float[7 * features];
        new SinusoidalInitializer(features).Fill(values, key: 1);
        for (int t = 0; t < 7; t++)
        {
            for (int i = 0; i < features; i++)
            {
                double angle = t / Math.Pow(10000, (i - i % 2) / (double)features);
                Assert.Equal(i % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle), values[t * features + i], 6);
            }
        }
    }
}
