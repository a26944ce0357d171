using StaticNet.Generator.Tests.Harness;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Frozen layers, accumulation, saving and initial weights through emitted code.</summary>
public class TrainingTests
{
    private const string Free = "Input(2, 6, 6), Conv2D(5, 3), BatchNorm, ReLU, Conv2D(3, 2), BatchNorm, ReLU, Flatten, Dense(4), Tanh, Dense(3), SoftmaxCrossEntropy";
    private const string Frozen = "Input(2, 6, 6), Conv2D(5, 3, Frozen = true), BatchNorm(Frozen = true), ReLU, Conv2D(3, 2), BatchNorm, ReLU, Flatten, Dense(4, Frozen = true), Tanh, Dense(3), SoftmaxCrossEntropy";

    private static readonly LayerCase[] Cases =
    [
        new("free", Free, Seed: 3),
        new("frozen", Frozen, Seed: 3),
        new("all frozen", "Input(5), Dense(4, Frozen = true), Tanh, Dense(3, Frozen = true), MeanSquaredError", Seed: 4),
        new("noise", "Input(9), Dense(20), ReLU, Dropout(0.4), Dense(5), SoftmaxCrossEntropy", Seed: 5),
        new("initial", "Input(30), Dense(40, Init = Init.Orthogonal, InitBias = 0.5), Tanh, Dense(50, Init = Init.KaimingNormal), Dense(8, Init = Init.TruncatedNormal, InitValue = 0.1), MeanSquaredError", Seed: 6),
    ];

    [Fact]
    public void A_frozen_layer_keeps_its_bits_and_the_others_learn()
    {
        using Network network = Emitted("frozen").Create();
        var samples = new Samples(Emitted("frozen"), network, 8);
        Dictionary<string, float[]> before = network.Parameters.ToDictionary(x => x.Name, x => x.ToArray());
        using Trainer trainer = Judges.NewTrainer(network, Emitted("frozen"), 8, threads: 2, new AdamW(0.01));
        for (int step = 0; step < 20; step++)
            Judges.Step(trainer, samples, 0, 8);
        string[] still = ["conv2d1", "batchnorm1", "dense1"];
        foreach (Parameter parameter in network.Parameters)
        {
            if (still.Contains(parameter.Layer))
                Assert.Equal(Bits(before[parameter.Name]), Bits(parameter.ToArray()));
            else
                Assert.NotEqual(before[parameter.Name], parameter.ToArray());
        }

        Assert.Equal(["batchnorm1", "batchnorm2"], network.Parameters.Where(x => x.IsStatistic).Select(x => x.Layer).Distinct());
        Assert.Throws<ArgumentException>(() => trainer.CopyGradient(network.Parameters["dense1.bias"], new float[4]));
        Assert.Throws<KeyNotFoundException>(() => trainer.Decay.Set("dense1", 0));
    }

    [Fact]
    public void Predictions_and_gradients_of_frozen_networks_are_the_interpreters()
    {
        foreach (string name in (string[])["frozen", "all frozen"])
            Assert.Equal([], Judges.Predictions(Emitted(name)).Concat(Judges.Gradients(Emitted(name))));
    }

    [Fact]
    public void No_backward_code_is_emitted_for_what_is_frozen()
    {
        string text = Text(Frozen);
        Assert.DoesNotContain("Conv2D1WeightGradient", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Conv2D1BiasGradient", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Batchnorm1InputGradient", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Batchnorm1Statistics", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Conv2D2InputGradient", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Dense1WeightGradient", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Dense1InputGradient", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Conv2D2WeightGradient", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Conv2D1WeightGradient", Text(Free), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Freezing_changes_no_initial_weight()
    {
        using Network free = Emitted("free").Create(), frozen = Emitted("frozen").Create();
        Assert.Equal(free.Parameters.Select(x => x.Name), frozen.Parameters.Select(x => x.Name));
        foreach (Parameter parameter in free.Parameters)
            Assert.Equal(Bits(parameter.ToArray()), Bits(frozen.Parameters[parameter.Name].ToArray()));
    }

    [Fact]
    public void Accumulated_batches_draw_the_random_numbers_of_one()
    {
        EmittedNetwork emitted = Emitted("noise");
        using Network parts = emitted.Create(), whole = emitted.Create();
        var samples = new Samples(emitted, whole, 12);
        foreach (Parameter parameter in whole.Parameters)
            parts.Parameters[parameter.Name].Set(parameter.ToArray());
        using Trainer some = Judges.NewTrainer(parts, emitted, 8, threads: 2, new Sgd(0.3)), all = Judges.NewTrainer(whole, emitted, 12, threads: 2, new Sgd(0.3));
        some.AccumulationSteps = 3;
        for (int update = 0; update < 4; update++)
        {
            Judges.Step(some, samples, 0, 3);
            Judges.Step(some, samples, 3, 8);
            Judges.Step(some, samples, 11, 1);
            Judges.Step(all, samples, 0, 12);
        }

        Assert.Equal(4, some.StepCount);
        foreach (Parameter parameter in whole.Parameters)
            Assert.Null(Closeness.Complaint(parameter.Name, parts.Parameters[parameter.Name].ToArray(), Array.ConvertAll(parameter.ToArray(), x => (double)x), absolute: 2e-6, relative: 2e-5));
    }

    [Fact]
    public void Training_of_a_whole_network_goes_on_bit_by_bit()
    {
        EmittedNetwork emitted = Emitted("frozen");
        using Network whole = emitted.Create(), before = emitted.Create(), after = emitted.Create();
        var samples = new Samples(emitted, whole, 8);
        foreach (Parameter parameter in whole.Parameters)
            before.Parameters[parameter.Name].Set(parameter.ToArray());
        using Trainer all = Judges.NewTrainer(whole, emitted, 8, optimizer: new NAdam()), first = Judges.NewTrainer(before, emitted, 8, optimizer: new NAdam()), second = Judges.NewTrainer(after, emitted, 8, optimizer: new NAdam());
        using var file = new MemoryStream();
        for (int step = 0; step < 9; step++)
        {
            Judges.Step(all, samples, 0, 1 + step % 8);
            if (step == 4)
            {
                first.Save(file);
                file.Position = 0;
                second.Load(file);
            }

            Judges.Step(step < 4 ? first : second, samples, 0, 1 + step % 8);
        }

        Assert.Equal(whole.Parameters.SelectMany(x => Bits(x.ToArray())), after.Parameters.SelectMany(x => Bits(x.ToArray())));
    }

    [Fact]
    public void Early_stopping_goes_on_with_the_best_statistics_too()
    {
        EmittedNetwork emitted = Emitted("frozen");
        using Network whole = emitted.Create(), rest = emitted.Create();
        using var all = (ClassifierTrainer)Judges.NewTrainer(whole, emitted, 8, optimizer: new Adam(0.01));
        using var goesOn = (ClassifierTrainer)Judges.NewTrainer(rest, emitted, 8, optimizer: new Adam(0.01));
        LabelledData data = Noise(24, seed: 1), unseen = Noise(16, seed: 2);
        using var file = new MemoryStream();
        var saving = new Reports(x =>
        {
            if (x.Completed?.Epoch == 3)
                all.Save(file);
        });
        TrainingHistory history = all.Fit(data, unseen, 40, saving, new FitOptions { EarlyStopping = new EarlyStopping(patience: 3) });
        file.Position = 0;
        goesOn.Load(file);
        TrainingHistory then = goesOn.Fit(data, unseen, 40, options: new FitOptions { EarlyStopping = new EarlyStopping(patience: 3), FirstEpoch = 4 });
        Assert.Equal((StopReason.EarlyStopping, history.BestEpoch, history.Count), (then.StopReason, then.BestEpoch, 3 + then.Count));
        Assert.True(history.BestEpoch <= 3, $"the best epoch is {history.BestEpoch}, so nothing came out of the file");
        Assert.Equal(whole.Parameters.SelectMany(x => Bits(x.ToArray())), rest.Parameters.SelectMany(x => Bits(x.ToArray())));

        static LabelledData Noise(int count, int seed)
        {
            var random = new Random(seed);
            return new LabelledData([.. Enumerable.Range(0, 72 * count).Select(_ => random.NextSingle() - 0.5f)], [.. Enumerable.Range(0, count).Select(_ => random.Next(3))], 72);
        }
    }

    [Fact]
    public void Initial_weights_are_what_the_attributes_say()
    {
        using Network network = Emitted("initial").Create(), same = Emitted("initial").Create();
        float[] w = network.Parameters["dense1.weight"].ToArray();
        for (int a = 0; a < 30; a++)
        {
            // 40 rows, 30 columns: the columns are orthogonal.
            for (int b = 0; b < 30; b++)
                Assert.Equal(a == b ? 1 : 0, Enumerable.Range(0, 40).Sum(i => (double)w[i * 30 + a] * w[i * 30 + b]), 1e-5);
        }

        Assert.All(network.Parameters["dense1.bias"].ToArray(), x => Assert.Equal(0.5f, x));
        double square = network.Parameters["dense2.weight"].ToArray().Average(x => (double)x * x);
        Assert.Equal(2.0 / 40, square, 2.0 / 40 * 5 * Math.Sqrt(2.0 / 2000));
        Assert.All(network.Parameters["dense3.weight"].ToArray(), x => Assert.InRange(x, -0.2f, 0.2f));
        Assert.Equal(network.Parameters.SelectMany(x => Bits(x.ToArray())), same.Parameters.SelectMany(x => Bits(x.ToArray())));
    }

    private static EmittedNetwork Emitted(string name) => EmittedNetwork.Of("Training", () => Cases)[name];

    private static string Text(string attributes) =>
        string.Concat(GeneratorRunner.Run($"using StaticNet;\n[Network]\n[{attributes}]\npublic partial class Net;\n").Files.Values);

    private sealed class Reports(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }

    private static uint[] Bits(float[] values) => Array.ConvertAll(values, BitConverter.SingleToUInt32Bits);
}
