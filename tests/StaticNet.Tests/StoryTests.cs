namespace StaticNet.Tests;

/// <summary>ConvNetJS's network for digits, compiled by the generator as a user's is.</summary>
[Network]
[Input(1, 28, 28)]
[Conv2D(8, 5, Padding = 2), ReLU, MaxPool2D(2)]
[Conv2D(16, 5, Padding = 2), ReLU, MaxPool2D(3)]
[Flatten, Dense(10)]
[SoftmaxCrossEntropy]
internal partial class StoryNet;

/// <summary>
/// The same without its first ReLU. At a giant rate the weights of three layers multiply each other step by step. With the ReLU, the
/// first steps push all its inputs below 0 instead: its gradients are 0 from then on, and the loss stays finite at ln 10.
/// </summary>
[Network]
[Input(1, 28, 28)]
[Conv2D(8, 5, Padding = 2), MaxPool2D(2)]
[Conv2D(16, 5, Padding = 2), ReLU, MaxPool2D(3)]
[Flatten, Dense(10)]
[SoftmaxCrossEntropy]
internal partial class ExplosiveNet;

/// <summary>
/// The story that this project began with. A network that knows nothing sees a digit and gives each class some probability. One step
/// on that digit makes its class more probable. The learning rate is annealed from 0.1 to 0.0001, because too large a rate explodes;
/// and where it does explode, one is told where and when, and nothing is lost.
/// </summary>
public class StoryTests
{
    private const int Digit = 7;

    [Fact]
    public void An_untrained_net_gives_a_digits_class_some_probability_and_one_step_on_it_raises_it()
    {
        using var net = new StoryNet(seed: 1);
        float before = ProbabilityOf(net, Digit);
        Assert.InRange(before, .01f, .5f);

        using var trainer = net.CreateTrainer(new Sgd(0.01), batchSize: 1, threads: 1);
        float loss = trainer.Step(Seven(), [Digit]);
        Assert.Equal(-MathF.Log(before), loss, tolerance: 1e-4f);
        Assert.True(ProbabilityOf(net, Digit) > before, $"{before} became {ProbabilityOf(net, Digit)}");
    }

    [Fact]
    public void A_schedule_anneals_the_rate_from_a_tenth_to_a_ten_thousandth()
    {
        const int steps = 30;
        using var net = new StoryNet(seed: 1);
        using var trainer = net.CreateTrainer(new Sgd(0.1), batchSize: 1, threads: 1);
        trainer.Schedule = ExponentialDecay.Between(0.1, 0.0001, steps);

        var rates = new List<double>();
        for (int step = 0; step <= steps; step++)
        {
            rates.Add(trainer.LearningRate);
            trainer.Step(Seven(), [Digit]);
        }

        Assert.Equal(0.1, rates[0], tolerance: 1e-12);
        Assert.Equal(0.0001, rates[^1], tolerance: 1e-12);
        Assert.Equal(rates.OrderDescending(), rates);
        Assert.True(ProbabilityOf(net, Digit) > .9f);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_rate_of_10_explodes_and_is_stopped_with_the_layer_and_the_step_and_the_last_finite_weights(long seed)
    {
        const int batch = 10;
        float[] digits = [.. Enumerable.Range(0, batch).SelectMany(Drawing)];
        int[] labels = [.. Enumerable.Range(0, batch)];
        using var net = new ExplosiveNet(seed);
        using var trainer = net.CreateTrainer(new Sgd(10), batch, threads: 1);

        float[] before = [];
        var diverged = Assert.Throws<TrainingDivergedException>(() =>
        {
            for (int step = 0; step < 20; step++)
            {
                before = AllParameters(net);
                trainer.Step(digits, labels);
            }
        });

        Assert.Contains(diverged.Layer, net.Description.Layers.Select(layer => layer.Name));
        Assert.InRange(diverged.Step, 1, 19);
        Assert.Equal(trainer.StepCount, diverged.Step);
        Assert.StartsWith($"Training of ExplosiveNet diverged at step {diverged.Step}: ", diverged.Message);
        Assert.Contains($"'{diverged.Layer}", diverged.Message);
        Assert.EndsWith("The weights are as they were before this step. Lower the learning rate, for instance from 10 to 1", diverged.Message);

        Assert.All(before, weight => Assert.True(float.IsFinite(weight)));
        Assert.Equal(before, AllParameters(net));
    }

    private static float ProbabilityOf(StoryNet net, int label)
    {
        var probabilities = new float[StoryNet.OutputLength];
        net.Predict(Seven(), probabilities);
        Assert.Equal(1, probabilities.Sum(), tolerance: 1e-5f);
        return probabilities[label];
    }

    private static float[] AllParameters(Network net) => [.. net.Parameters.SelectMany(parameter => parameter.ToArray())];

    private static float[] Seven() => Drawing(Digit);

    // Seven segments, as on a pocket calculator, each three pixels wide.
    private static float[] Drawing(int digit)
    {
        (int X, int Y, int Width, int Height)[] segments = [(8, 4, 12, 3), (17, 4, 3, 11), (17, 13, 3, 11), (8, 21, 12, 3), (8, 13, 3, 11), (8, 4, 3, 11), (8, 12, 12, 3)];
        int[] lit = [0b0111111, 0b0000110, 0b1011011, 0b1001111, 0b1100110, 0b1101101, 0b1111101, 0b0000111, 0b1111111, 0b1101111];
        var image = new float[28 * 28];
        for (int i = 0; i < segments.Length; i++)
            if ((lit[digit] >> i & 1) != 0)
                for (int y = 0; y < segments[i].Height; y++)
                    image.AsSpan((segments[i].Y + y) * 28 + segments[i].X, segments[i].Width).Fill(1);
        return image;
    }
}
