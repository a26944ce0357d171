using StaticNet.Weights;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>What normalisations have beside the judges of all layers: work across the batch between layers, and running statistics.</summary>
public class NormalizationTests
{
    private const string Residual = "residual";

    private static readonly LayerCase[] Cases =
    [
        new(Residual, "Input(3, 5, 6), Conv2D(9, 3, Padding = 1), BatchNorm(Name = \"a\"), ReLU, Conv2D(9, 3, Padding = 1), BatchNorm, Add(\"a\"), Flatten, Dense(20), BatchNorm, Dense(4), SoftmaxCrossEntropy", 1),
        new("vector", "Input(3), BatchNorm, MeanSquaredError", 2),
        new("image", "Input(2, 3, 3), BatchNorm, MeanSquaredError", 3),
        new("constant layer norm", "Input(9), LayerNorm, MeanSquaredError", 4),
        new("constant group norm", "Input(4, 3, 3), GroupNorm(2), MeanSquaredError", 5),
        new("constant instance norm", "Input(4, 3, 3), InstanceNorm, MeanSquaredError", 6),
        new("constant rms norm", "Input(9), RMSNorm, MeanSquaredError", 7),
        new("constant batch norm", "Input(4, 3, 3), BatchNorm, MeanSquaredError", 8),
        new("constant local response", "Input(4, 3, 3), LocalResponseNorm, MeanSquaredError", 9),
    ];

    public static TheoryData<string> Constant => new(Cases.Select(row => row.Name).Where(name => name.StartsWith("constant", StringComparison.Ordinal)));

    [Fact]
    public void Predictions_follow_every_change_of_the_weights()
    {
        using Network network = Emitted(Residual).Create();
        using PredictionSession session = network.CreateSession();
        float[] input = [.. Enumerable.Range(0, 3 * 5 * 6).Select(i => MathF.Sin(i))];
        Same();
        network.Parameters["a.weight"].Set([.. Enumerable.Range(1, 9).Select(i => i * 0.3f)]);
        Same();
        using var trainer = new ClassifierTrainer(network, new Sgd(0.1), batchSize: 2, threads: 1);
        trainer.Step([.. input, .. input.Reverse()], [1, 2]);
        Same();
        Assert.Throws<TrainingDivergedException>(() => trainer.Step([.. input[1..], float.NaN], [1]));
        Same();
        using var saved = new MemoryStream();
        network.Save(saved);
        network.Initialize(7);
        Same();
        saved.Position = 0;
        network.LoadWeights(saved);
        Same();

        // Inspection runs every layer by itself, on the weights as they are.
        void Same()
        {
            float[] output = new float[4];
            session.Predict(input, output);
            float[] scores = [.. network.Inspect(input)["dense2"].Values];
            double sum = scores.Sum(score => Math.Exp(score));
            for (int i = 0; i < 4; i++)
                Assert.Equal(Math.Exp(scores[i]) / sum, output[i], 5);
        }
    }

    [Theory, InlineData(2), InlineData(3), InlineData(5)]
    public void Any_number_of_threads_gives_the_same_bits(int threads) => Assert.Equal(Trained(threads: 1), Trained(threads));

    [Fact]
    public void Room_for_more_samples_changes_nothing() => Assert.Equal(Trained(threads: 1, capacity: 7), Trained(threads: 2, capacity: 16));

    [Fact]
    public void A_single_value_has_no_variance_and_leaves_the_running_statistics()
    {
        using Network network = Emitted("vector").Create();
        network.Parameters["batchnorm1.bias"].Set([1, 2, 3]);
        network.Parameters["batchnorm1.running_mean"].Set([4, 5, 6]);
        using var trainer = new RegressorTrainer(network, new Sgd(0), batchSize: 4);
        float loss = trainer.Step([10, -20, 1e6f], [1, 2, 5]);
        Assert.Equal(4 / 3f, loss, 5);
        Assert.Equal([4, 5, 6], network.Parameters["batchnorm1.running_mean"].ToArray());
        Assert.Equal([1, 1, 1], network.Parameters["batchnorm1.running_var"].ToArray());

        // One sample of an image has many values.
        using Network image = Emitted("image").Create();
        using var second = new RegressorTrainer(image, new Sgd(0), batchSize: 1);
        second.Step([1, 2, 3, 4, 5, 6, 7, 8, 9, .. new float[9]], new float[18]);
        Assert.Equal(0.1f * 5, image.Parameters["batchnorm1.running_mean"].ToArray()[0], 5);
        Assert.Equal(0.9f + 0.1f * 7.5f, image.Parameters["batchnorm1.running_var"].ToArray()[0], 5);
        Assert.Equal(0.9f, image.Parameters["batchnorm1.running_var"].ToArray()[1], 5);
    }

    [Theory, InlineData(float.NaN), InlineData(1e25f)]
    public void A_step_that_diverges_leaves_weights_and_running_statistics(float number)
    {
        using Network network = Emitted("vector").Create();
        using var trainer = new RegressorTrainer(network, new Sgd(0.1), batchSize: 4);
        trainer.Step([1, 2, 3, 4, 5, 6], new float[6]);
        float[][] before = [.. network.Parameters.Select(parameter => parameter.ToArray())];
        var thrown = Assert.Throws<TrainingDivergedException>(() => trainer.Step([1, number, 3, 4, -number, 6], new float[6]));
        Assert.Equal(float.IsNaN(number) ? DivergenceReason.Input : DivergenceReason.Activation, thrown.Reason);
        Assert.Equal(before, network.Parameters.Select(parameter => parameter.ToArray()));
        trainer.Step([1, 2, 3, 4, 5, 6], new float[6]);
    }

    [Fact]
    public void The_message_names_the_statistic_that_overflows()
    {
        using Network network = Emitted("vector").Create();
        using var trainer = new RegressorTrainer(network, new Sgd(0.1), batchSize: 4);
        var thrown = Assert.Throws<TrainingDivergedException>(() => trainer.Step([1, 1e25f, 3, 4, -1e25f, 6], new float[6]));
        Assert.Contains("'batchnorm1.running_var' becomes Infinity at its element 1", thrown.Message);
        Assert.Equal("batchnorm1", thrown.Layer);
    }

    [Fact]
    public void Running_statistics_and_their_count_are_saved_and_loaded()
    {
        using Network network = Emitted("vector").Create(), other = Emitted("vector").Create();
        using var trainer = new RegressorTrainer(network, new Sgd(0.1), batchSize: 4);
        for (int i = 0; i < 3; i++)
            trainer.Step([1, 2, 3, 4, 5, 6], new float[6]);
        using var stream = new MemoryStream();
        network.Save(stream);
        SafetensorsFile file = SafetensorsFile.Read(stream.ToArray());
        SafetensorsEntry count = file["batchnorm1.num_batches_tracked"];
        Assert.Equal((TensorType.I64, 0, 3L), (count.Type, count.Shape.Count, BitConverter.ToInt64(count.Bytes)));

        stream.Position = 0;
        other.LoadWeights(stream);
        Assert.Equal(network.Parameters.Select(parameter => parameter.ToArray()), other.Parameters.Select(parameter => parameter.ToArray()));
        using var again = new MemoryStream();
        other.Save(again);
        Assert.Equal(stream.ToArray(), again.ToArray());
    }

    [Fact]
    public void Files_without_the_count_load_and_a_count_that_is_none_does_not()
    {
        using Network network = Emitted("vector").Create();
        var writer = new SafetensorsWriter();
        foreach (Parameter parameter in network.Parameters)
            writer.Add(parameter.Name, [3], parameter.ToArray());
        using var without = new MemoryStream();
        writer.Write(without);
        without.Position = 0;
        network.LoadWeights(without);

        writer.Add("batchnorm1.num_batches_tracked", [2], [1L, 2L]);
        using var wrong = new MemoryStream();
        writer.Write(wrong);
        wrong.Position = 0;
        Assert.Contains("mis-shaped: 'batchnorm1.num_batches_tracked' is [] here, but [2] in the file", Assert.Throws<WeightsException>(() => network.LoadWeights(wrong)).Message);
    }

    /// <summary>Numbers without variance, small and large: PyTorch's outputs are the bias (or the sign, without a mean), and all is finite.</summary>
    [Theory, MemberData(nameof(Constant))]
    public void Constant_channels_give_finite_numbers(string name)
    {
        foreach (float number in new[] { 0f, 1e-30f, -3.7f, 1e4f })
        {
            using Network network = Emitted(name).Create();
            int length = network.Description.InputLength;
            using var trainer = new RegressorTrainer(network, new Sgd(0), batchSize: 3);
            float[] input = [.. Enumerable.Repeat(number, 3 * length)];
            float loss = trainer.Step(input, new float[3 * length]);
            Assert.True(float.IsFinite(loss) && double.IsFinite(trainer.LastGradientNorm), $"{number}: loss {loss}, gradient {trainer.LastGradientNorm}");
            if (!name.Contains("rms") && !name.Contains("local"))
                Assert.Equal(0, loss, 6);
            var output = new float[length];
            using PredictionSession session = network.CreateSession();
            session.Predict(input.AsSpan(0, length), output);
            Assert.All(output, y => Assert.True(float.IsFinite(y), $"{number} gives {y}"));
        }
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        EmittedNetwork emitted = Emitted(Residual);
        using Network network = emitted.Create();
        var samples = new Samples(emitted, network, 6);
        using Trainer trainer = Judges.NewTrainer(network, emitted, capacity: 6);
        for (int i = 0; i < 3; i++)
            Judges.Step(trainer, samples, 0, 6);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
            Judges.Step(trainer, samples, 0, 6);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    // All parameters and statistics after some steps of different sizes.
    private static float[] Trained(int threads, int capacity = 7)
    {
        EmittedNetwork emitted = Emitted(Residual);
        using Network network = emitted.Create();
        var samples = new Samples(emitted, network, 7);
        using Trainer trainer = Judges.NewTrainer(network, emitted, capacity, threads, new Adam(0.01));
        foreach (int count in new[] { 7, 1, 4, 7, 2 })
            Judges.Step(trainer, samples, 0, count);
        return [.. network.Parameters.SelectMany(parameter => parameter.ToArray())];
    }

    private static EmittedNetwork Emitted(string name) => EmittedNetwork.Of("Normalizations", () => Cases)[name];
}
