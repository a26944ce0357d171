using StaticNet.Tests.Support;

namespace StaticNet.Tests;

/// <summary>What happens between the gradient and the weights: clipping, decay rules, accumulation, averages.</summary>
public class TrainerUpdateTests
{
    // 200 x 30 weights: two blocks of the update, and ranges that threads cut unevenly.
    private const int Inputs = 200, Classes = 30, Batch = 12;

    [Fact]
    public void Clipping_by_norm_scales_the_step_as_PyTorch_does()
    {
        (float[] free, float[] gradient, double norm) = OneStep(_ => { });
        (float[] clipped, float[] kept, double same) = OneStep(trainer => trainer.Clipping = GradientClipping.ByNorm(0.25));
        Assert.True(norm > 0.5);
        Assert.Equal(norm, same);
        Assert.Equal(gradient, kept);
        Numbers.AssertClose(Moved(gradient, g => 0.25 / (norm + 1e-6) * g), clipped, 1e-7, 1e-6);
        (float[] loose, _, _) = OneStep(trainer => trainer.Clipping = GradientClipping.ByNorm(1e6));
        Assert.Equal(free, loose);
    }

    [Fact]
    public void Clipping_by_value_bounds_each_element()
    {
        (float[] clipped, float[] gradient, _) = OneStep(trainer => trainer.Clipping = GradientClipping.ByValue(0.01));
        Assert.Contains(gradient, g => Math.Abs(g) > 0.02);
        Numbers.AssertClose(Moved(gradient, g => Math.Clamp(g, -0.01, 0.01)), clipped, 1e-7, 1e-6);
    }

    [Fact]
    public void A_huge_gradient_is_clipped_where_it_would_stop_training()
    {
        using var net = new LinearNet(1, 1, classifies: false);
        net.Parameters[0].Set([0]);
        net.Parameters[1].Set([0]);
        using var trainer = new RegressorTrainer(net, new Sgd(1e12), 1, 1) { Clipping = GradientClipping.ByNorm(1e-12) };
        trainer.Step([0], [5e17f]);
        Assert.Equal([1], net.Parameters[1].ToArray());
        Assert.Equal(1e18, trainer.LastGradientNorm, 1e12);
    }

    [Fact]
    public void Decay_is_multiplied_by_each_parameters_multiplier()
    {
        using LinearNet net = new(3, 2), other = new(3, 2);
        using var trainer = new ClassifierTrainer(net, new Sgd(0.5, weightDecay: 0.1), 1, 1);
        using var plain = new ClassifierTrainer(other, new Sgd(0.5), 1, 1);
        float[] start = net.Parameters[0].ToArray();
        trainer.Decay.Set("dense1.weight", 3);
        trainer.Decay.Set("dense1.bias", 0);
        trainer.Step([1, -1, 2], [1]);
        plain.Step([1, -1, 2], [1]);
        Assert.Equal((3, 0), (trainer.Decay.MultiplierOf("dense1.weight"), trainer.Decay.MultiplierOf("dense1.bias")));
        Assert.Equal(other.Parameters[1].ToArray(), net.Parameters[1].ToArray());
        Numbers.AssertClose([.. other.Parameters[0].ToArray().Zip(start, (w, was) => w - 0.5 * 0.1 * 3 * was)], net.Parameters[0].ToArray(), 1e-7, 1e-6);
    }

    [Fact]
    public void A_layers_name_stands_for_all_its_parameters()
    {
        using var net = new LinearNet(3, 2);
        using var trainer = new ClassifierTrainer(net, new Sgd(1), 1, 1);
        trainer.Decay.Set("dense1", 0.5);
        Assert.Equal((0.5, 0.5), (trainer.Decay.MultiplierOf("dense1.weight"), trainer.Decay.MultiplierOf("dense1.bias")));
        trainer.Decay.ExcludeBiasesAndNorms();
        Assert.Equal((0.5, 0), (trainer.Decay.MultiplierOf("dense1.weight"), trainer.Decay.MultiplierOf("dense1.bias")));
    }

    [Fact]
    public void L1_pulls_by_the_sign_and_leaves_zero_alone()
    {
        using LinearNet net = new(3, 2), other = new(3, 2);
        foreach (LinearNet one in (LinearNet[])[net, other])
            one.Parameters[0].Set([1, 0, -2, 3, 0, -0f]);
        using var trainer = new ClassifierTrainer(net, new Sgd(0.5), 1, 1);
        using var plain = new ClassifierTrainer(other, new Sgd(0.5), 1, 1);
        trainer.Decay.L1 = 0.25;
        trainer.Decay.Set("dense1.bias", 0);
        trainer.Step([1, -1, 2], [1]);
        plain.Step([1, -1, 2], [1]);
        Assert.Equal(other.Parameters[1].ToArray(), net.Parameters[1].ToArray());
        Numbers.AssertClose([.. other.Parameters[0].ToArray().Zip([1, 0, -1, 1, 0, 0], (w, sign) => w - 0.125 * sign)], net.Parameters[0].ToArray(), 1e-7, 1e-6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Accumulated_batches_are_one_bigger_batch(int threads)
    {
        using LinearNet net = new(Inputs, Classes, seed: 4), other = new(Inputs, Classes, seed: 4);
        using var parts = new ClassifierTrainer(net, new Adam(0.01), Batch, threads) { AccumulationSteps = 3, Clipping = GradientClipping.ByNorm(0.2) };
        using var whole = new ClassifierTrainer(other, new Adam(0.01), 3 * Batch, threads) { Clipping = GradientClipping.ByNorm(0.2) };
        for (int update = 0; update < 5; update++)
        {
            // Batches of unlike sizes weigh by their samples.
            int[] sizes = [Batch, 1 + update, 7];
            float[] inputs = Numbers.Random(sizes.Sum() * Inputs, seed: update);
            int[] labels = Numbers.Labels(sizes.Sum(), Classes, seed: update);
            int first = 0;
            foreach (int size in sizes)
            {
                Assert.Equal(update, parts.StepCount);
                parts.Step(inputs.AsSpan(first * Inputs, size * Inputs), labels.AsSpan(first, size));
                first += size;
            }

            whole.Step(inputs, labels);
            Assert.Equal(whole.LastGradientNorm, parts.LastGradientNorm, 1e-5);
        }

        Assert.Equal(5, parts.StepCount);
        Numbers.AssertClose([.. All(other).Select(x => (double)x)], All(net), 1e-5, 1e-4);
    }

    [Fact]
    public void What_waits_at_the_end_can_be_used()
    {
        using LinearNet net = new(3, 2), other = new(3, 2);
        using var parts = new ClassifierTrainer(net, new Sgd(1), 4, 1) { AccumulationSteps = 10 };
        using var whole = new ClassifierTrainer(other, new Sgd(1), 4, 1);
        parts.Step([1, 2, 3], [0]);
        parts.Step([4, 5, 6], [1]);
        Assert.Equal(0, parts.StepCount);
        Assert.True(parts.FinishAccumulation());
        Assert.False(parts.FinishAccumulation());
        Assert.Equal(1, parts.StepCount);
        whole.Step([1, 2, 3, 4, 5, 6], [0, 1]);
        Numbers.AssertClose([.. All(other).Select(x => (double)x)], All(net), 1e-6, 1e-6);
    }

    [Fact]
    public void Fit_leaves_no_batch_waiting()
    {
        using var net = new LinearNet(4, 3, seed: 1);
        using var trainer = new ClassifierTrainer(net, new Sgd(0.1), 8, 1) { AccumulationSteps = 4 };
        trainer.Fit(Numbers.Clusters(50, 4, 3, seed: 1), epochs: 2);

        // 7 batches an epoch: one update of four, one of three.
        Assert.Equal(4, trainer.StepCount);
    }

    [Fact]
    public void A_batch_that_diverges_leaves_what_waits_as_it_was()
    {
        using LinearNet net = new(1, 1, classifies: false), other = new(1, 1, classifies: false);
        using var parts = new RegressorTrainer(net, new Sgd(0.1), 4, 1) { AccumulationSteps = 2 };
        using var whole = new RegressorTrainer(other, new Sgd(0.1), 4, 1);
        parts.Step([1], [1]);
        Assert.Throws<TrainingDivergedException>(() => parts.Step([float.NaN], [1]));
        parts.Step([2], [1]);
        whole.Step([1, 2], [1, 1]);
        Numbers.AssertClose([.. All(other).Select(x => (double)x)], All(net), 1e-6, 1e-6);
    }

    [Fact]
    public void Averages_follow_the_weights_and_can_be_put_in_and_back()
    {
        using var net = new LinearNet(Inputs, Classes, seed: 4);
        using var trainer = new ClassifierTrainer(net, new Sgd(0.5), Batch, 2) { AverageDecay = 0.75 };
        double[] expected = [.. All(net).Select(x => (double)x)];
        for (int step = 0; step < 6; step++)
        {
            Step(trainer, step);
            expected = [.. expected.Zip(All(net), (a, w) => 0.75 * a + 0.25 * w)];
        }

        float[] weights = All(net);
        using var saved = new MemoryStream();
        using (trainer.UseAverages())
        {
            Numbers.AssertClose(expected, All(net), 1e-7, 1e-6);
            net.Save(saved);
            Assert.StartsWith("LinearNet holds its averaged weights, so no step can be made; dispose what UseAverages gave first", Assert.Throws<InvalidOperationException>(() => Step(trainer, 0)).Message);
            Assert.Throws<InvalidOperationException>(trainer.UseAverages);
            Assert.Throws<InvalidOperationException>(() => trainer.AverageDecay = null);
            Assert.Throws<InvalidOperationException>(() => trainer.FinishAccumulation());
        }

        Assert.Equal(weights, All(net));
        saved.Position = 0;
        net.LoadWeights(saved);
        Numbers.AssertClose(expected, All(net), 1e-7, 1e-6);
        Step(trainer, 7);
    }

    [Fact]
    public void A_disposed_trainer_puts_the_weights_back()
    {
        using var net = new LinearNet(3, 2);
        var trainer = new ClassifierTrainer(net, new Sgd(0.5), 1, 1) { AverageDecay = 0.5 };
        trainer.Step([1, -1, 2], [1]);
        float[] weights = All(net);
        AveragedWeights averages = trainer.UseAverages();
        Assert.NotEqual(weights, All(net));
        trainer.Dispose();
        Assert.Equal(weights, All(net));
        averages.Dispose();
        Assert.Equal(weights, All(net));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Everything_at_once_does_not_depend_on_the_threads(int threads)
    {
        Assert.Equal(Train(1), Train(threads));

        static float[] Train(int threads)
        {
            using var net = new LinearNet(Inputs, Classes, seed: 4);
            using var trainer = Everything(net, threads);
            for (int step = 0; step < 20; step++)
                Step(trainer, step);
            float[] weights = All(net);
            using (trainer.UseAverages())
                return [.. weights, .. All(net)];
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Steps_with_everything_allocate_nothing(int threads)
    {
        using var net = new LinearNet(Inputs, Classes);
        using var trainer = Everything(net, threads);
        StepAllocation.AssertNone(trainer, Numbers.Random(Batch * Inputs, seed: 1), Numbers.Labels(Batch, Classes, seed: 2), threads, steps: 300);
    }

    public static TheoryData<string, Action<Trainer>> Refused => new()
    {
        { "A trainer of LinearNet needs AccumulationSteps of 1 or more", trainer => trainer.AccumulationSteps = 0 },
        { "A trainer of LinearNet needs an AverageDecay from 0 to under 1", trainer => trainer.AverageDecay = 1 },
        { "A trainer of LinearNet needs an AverageDecay from 0 to under 1", trainer => trainer.AverageDecay = double.NaN },
        { "GradientClipping.ByNorm needs largest over 0 and finite", _ => GradientClipping.ByNorm(0) },
        { "GradientClipping.ByValue needs largest over 0 and finite", _ => GradientClipping.ByValue(double.PositiveInfinity) },
        { "Decay of LinearNet needs an L1 of 0 or more", trainer => trainer.Decay.L1 = -1 },
        { "Decay of 'dense1' needs a multiplier of 0 or more", trainer => trainer.Decay.Set("dense1", double.NaN) },
    };

    [Theory, MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void Settings_out_of_range_are_named(string message, Action<Trainer> set)
    {
        using var net = new LinearNet(3, 2);
        using var trainer = new ClassifierTrainer(net, new Sgd(1), 1, 1);
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(() => set(trainer)).Message);
    }

    [Fact]
    public void What_is_not_there_is_named()
    {
        using var net = new LinearNet(3, 2);
        using var trainer = new ClassifierTrainer(net, new Sgd(1), 1, 1);
        Assert.Equal("LinearNet has no trained parameter, layer or block 'dense2'; did you mean 'dense1'?", Assert.Throws<KeyNotFoundException>(() => trainer.Decay.Set("dense2", 0)).Message);
        Assert.Equal("LinearNet has no trained parameter 'dense1.weights'; did you mean 'dense1.weight'?", Assert.Throws<KeyNotFoundException>(() => trainer.Decay.MultiplierOf("dense1.weights")).Message);
        Assert.StartsWith("The trainer of LinearNet keeps no averages; set AverageDecay", Assert.Throws<InvalidOperationException>(trainer.UseAverages).Message);
    }

    private static ClassifierTrainer Everything(LinearNet net, int threads)
    {
        var trainer = new ClassifierTrainer(net, new AdamW(0.01, amsGrad: true), Batch, threads)
        {
            AccumulationSteps = 3,
            AverageDecay = 0.9,
            Clipping = GradientClipping.ByNorm(0.3),
            Schedule = new LinearWarmup(5, new CosineDecay(50)),
        };
        trainer.Decay.L1 = 1e-3;
        trainer.Decay.ExcludeBiasesAndNorms();
        return trainer;
    }

    private static void Step(ClassifierTrainer trainer, int seed) => trainer.Step(Numbers.Random(Batch * Inputs, seed), Numbers.Labels(Batch, Classes, seed));

    private static (float[] Weights, float[] Gradient, double Norm) OneStep(Action<Trainer> set)
    {
        using var net = new LinearNet(Inputs, Classes, seed: 4);
        using var trainer = new ClassifierTrainer(net, new Sgd(1), Batch, 2);
        set(trainer);
        Step(trainer, 1);
        var gradients = new List<float>();
        foreach (Parameter parameter in net.Parameters)
        {
            var gradient = new float[parameter.Length];
            trainer.CopyGradient(parameter, gradient);
            gradients.AddRange(gradient);
        }

        return (All(net), [.. gradients], trainer.LastGradientNorm);
    }

    // The weights of OneStep, whose rate is 1, moved by these gradients.
    private static double[] Moved(float[] gradient, Func<double, double> clip)
    {
        using var net = new LinearNet(Inputs, Classes, seed: 4);
        return [.. All(net).Zip(gradient, (w, g) => w - clip(g))];
    }

    private static float[] All(Network net) => [.. net.Parameters.SelectMany(x => x.ToArray())];
}
