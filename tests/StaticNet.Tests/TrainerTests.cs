using StaticNet.Tests.Support;

namespace StaticNet.Tests;

public class TrainerTests
{
    [Fact]
    public void A_step_gives_the_loss_before_it_and_follows_the_gradient()
    {
        using var net = new LinearNet(2, 2);
        net.Parameters[0].Set([0, 0, 0, 0]);
        net.Parameters[1].Set([0, 0]);
        using var trainer = new ClassifierTrainer(net, new Sgd(1), batchSize: 4, threads: 1);

        // At 0 both classes have 1/2: dz = (-1/2, 1/2) for class 0; the gradient is the mean over both samples.
        float loss = trainer.Step([1, 2, 1, 4], [0, 0]);
        Assert.Equal(MathF.Log(2), loss, 1e-6f);
        Assert.Equal([0.5f, 1.5f, -0.5f, -1.5f], net.Parameters[0].ToArray());
        Assert.Equal([0.5f, -0.5f], net.Parameters[1].ToArray());
        Assert.Equal(1, trainer.StepCount);
        Assert.Equal(1, trainer.LastAccuracy);
        Assert.Equal(Math.Sqrt(2 * (0.25 + 2.25 + 0.25)), trainer.LastGradientNorm, 1e-6);
        var gradient = new float[4];
        trainer.CopyGradient(net.Parameters[0], gradient);
        Assert.Equal([-0.5f, -1.5f, 0.5f, 1.5f], gradient);
    }

    [Fact]
    public void A_regressor_learns_a_line()
    {
        using var net = new LinearNet(1, 1, classifies: false);
        using var trainer = new RegressorTrainer(net, new Sgd(0.1, momentum: 0.9), batchSize: 3, threads: 2);
        for (int i = 0; i < 300; i++)
            trainer.Step([-1, 0, 1], [-1, 1, 3]);
        Assert.Equal(2, net.Parameters[0].ToArray()[0], 1e-3f);
        Assert.Equal(1, net.Parameters[1].ToArray()[0], 1e-3f);
        Assert.True(float.IsNaN(trainer.LastAccuracy));
        Evaluation judged = trainer.Evaluate(new ValueData([0, 1], [1, 5], 1, 1));
        Assert.Equal(2, judged.Loss, 1e-2);
        Assert.True(double.IsNaN(judged.Accuracy));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Any_number_of_threads_gives_bit_identical_weights(int threads)
    {
        // 200 x 30 weights: two chunks of the norm, and ranges that threads cut unevenly.
        Assert.Equal(Train(1), Train(threads));

        static float[] Train(int threads)
        {
            using var net = new LinearNet(200, 30, seed: 4);
            using var trainer = new ClassifierTrainer(net, new Adam(0.01), batchSize: 17, threads) { Schedule = new CosineDecay(30) };
            float[] result = new float[60];
            for (int i = 0; i < 30; i++)
            {
                result[2 * i] = trainer.Step(Numbers.Random((1 + i % 17) * 200, seed: i), Numbers.Labels(1 + i % 17, 30, seed: i));
                result[2 * i + 1] = (float)trainer.LastGradientNorm;
            }

            return [.. result, .. net.Parameters.SelectMany(x => x.ToArray())];
        }
    }

    [Fact]
    public void The_norm_is_of_the_whole_gradient()
    {
        // 6,432 packed floats are more than one chunk of the norm.
        using var net = new LinearNet(200, 30);
        using var trainer = new ClassifierTrainer(net, new Sgd(0.1), 8, 2);
        trainer.Step(Numbers.Random(8 * 200, seed: 1), Numbers.Labels(8, 30, seed: 2));
        double sum = 0;
        foreach (Parameter parameter in net.Parameters)
        {
            var gradient = new float[parameter.Length];
            trainer.CopyGradient(parameter, gradient);
            sum += gradient.Sum(x => (double)x * x);
        }

        Assert.Equal(Math.Sqrt(sum), trainer.LastGradientNorm, Math.Sqrt(sum) * 1e-6);
    }

    [Fact]
    public void The_schedule_sets_each_updates_rate()
    {
        using var net = new LinearNet(1, 1, classifies: false);
        net.Parameters[0].Set([0]);
        net.Parameters[1].Set([0]);
        using var trainer = new RegressorTrainer(net, new Sgd(0.1), 1, 1) { Schedule = ExponentialDecay.Between(0.1, 0.0001, 3) };
        double[] rates = new double[4];
        for (int i = 0; i < 4; i++)
        {
            rates[i] = trainer.LearningRate;
            float before = net.Parameters[1].ToArray()[0];
            trainer.Step([0], [before - 0.5f]);
            Assert.Equal(rates[i], before - net.Parameters[1].ToArray()[0], 1e-6);
        }

        Numbers.AssertClose([0.1, 0.01, 0.001, 0.0001], Array.ConvertAll(rates, x => (float)x), 0, 1e-6);
    }

    [Fact]
    public void A_rate_that_is_too_high_is_stopped_with_the_last_finite_weights()
    {
        using var net = new LinearNet(3, 3, classifies: false);
        using var trainer = new RegressorTrainer(net, new Sgd(10), 4, 2);
        float[] inputs = Numbers.Random(12, seed: 1, scale: 3), targets = Numbers.Random(12, seed: 2);
        float[] before = [];
        TrainingDivergedException? error = null;
        for (int i = 0; i < 1000 && error is null; i++)
        {
            before = [.. net.Parameters.SelectMany(x => x.ToArray())];
            try
            {
                trainer.Step(inputs, targets);
            }
            catch (TrainingDivergedException e)
            {
                error = e;
            }
        }

        Assert.NotNull(error);
        Assert.Equal("dense1", error.Layer);
        Assert.Equal(trainer.StepCount, error.Step);
        Assert.Equal(10, error.LearningRate);
        Assert.StartsWith($"Training of LinearNet diverged at step {error.Step}: ", error.Message);
        Assert.EndsWith("Lower the learning rate, for instance from 10 to 1", error.Message);
        Assert.All(before, x => Assert.True(float.IsFinite(x)));
        Assert.Equal(before, net.Parameters.SelectMany(x => x.ToArray()));
    }

    [Fact]
    public void The_first_layer_that_is_not_finite_is_named()
    {
        using var net = new LinearNet(2, 2);
        net.Parameters[0].Set([1e38f, 1e38f, 0, 0]);
        using var trainer = new ClassifierTrainer(net, new Adam(), 4, 1);
        var error = Assert.Throws<TrainingDivergedException>(() => trainer.Step([1, 1, 9, 9], [0, 1]));
        Assert.Equal(("dense1", DivergenceReason.Activation, 0L), (error.Layer, error.Reason, error.Step));
        Assert.Contains("the output of 'dense1' is Infinity for the batch's sample 1", error.Message);
    }

    [Fact]
    public void An_input_that_is_not_finite_is_blamed_on_the_data()
    {
        using var net = new LinearNet(2, 2);
        using var trainer = new ClassifierTrainer(net, new Adam(), 4, 1);
        var error = Assert.Throws<TrainingDivergedException>(() => trainer.Step([1, 1, 1, float.NaN], [0, 1]));
        Assert.Equal(("input", DivergenceReason.Input), (error.Layer, error.Reason));
        Assert.Contains("input 1 of the batch's sample 1 is NaN", error.Message);
    }

    [Fact]
    public void A_loss_that_overflows_behind_finite_layers_is_named()
    {
        // One error of 3e19 among 100: its square overflows, the gradient 2e/100 does not.
        using var net = new LinearNet(1, 100, classifies: false);
        float[] bias = new float[100];
        bias[0] = 3e19f;
        net.Parameters[1].Set(bias);
        using var trainer = new RegressorTrainer(net, new Sgd(0.1), 1, 1);
        var error = Assert.Throws<TrainingDivergedException>(() => trainer.Step([0], new float[100]));
        Assert.Equal(("loss", DivergenceReason.Loss), (error.Layer, error.Reason));
    }

    [Fact]
    public void A_gradient_too_large_for_a_step_is_named()
    {
        using var net = new LinearNet(1, 1, classifies: false);
        net.Parameters[0].Set([0]);
        using var trainer = new RegressorTrainer(net, new Adam(), 1, 1);
        var error = Assert.Throws<TrainingDivergedException>(() => trainer.Step([1e10f], [1e10f]));
        Assert.Equal(("dense1", DivergenceReason.Gradient), (error.Layer, error.Reason));
        Assert.Contains("the gradient's norm is 2E+20, most of it in 'dense1.weight'", error.Message);
        Assert.Equal([0], net.Parameters[0].ToArray());
    }

    [Fact]
    public void Training_goes_on_after_a_lower_rate()
    {
        using var net = new LinearNet(1, 1, classifies: false);
        using var trainer = new RegressorTrainer(net, new Sgd(1e3), 1, 1);
        Assert.Throws<TrainingDivergedException>(() =>
        {
            for (int i = 0; i < 1000; i++)
                trainer.Step([1], [1]);
        });
        net.Initialize(1);
        trainer.Optimizer.LearningRate = 0.1;
        float loss = 1;
        for (int i = 0; i < 100; i++)
            loss = trainer.Step([1], [1]);
        Assert.InRange(loss, 0, 1e-6f);
    }

    [Fact]
    public void A_label_out_of_range_is_named_before_anything_changes()
    {
        using var net = new LinearNet(1, 3);
        float[] before = net.Parameters[0].ToArray();
        using var trainer = new ClassifierTrainer(net, new Sgd(1), 4, 1);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Step([1, 1, 1], [0, 3, -1]));
        Assert.StartsWith("Label 1 of labels is 3, but the classes of LinearNet are 0 to 2", error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Step([1], [-1]));
        Assert.Equal(before, net.Parameters[0].ToArray());
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void Arguments_that_do_not_fit_are_named()
    {
        using var net = new LinearNet(3, 2);
        using var trainer = new ClassifierTrainer(net, new Sgd(1), 2, 1);
        Assert.StartsWith("A step of LinearNet needs 1 to 2 samples of 3 inputs ([3]), but got 4 floats", Assert.Throws<ArgumentException>(() => trainer.Step(new float[4], [0])).Message);
        Assert.Throws<ArgumentException>(() => trainer.Step(new float[9], [0, 0, 0]));
        Assert.Throws<ArgumentException>(() => trainer.Step([], []));
        Assert.StartsWith("A step of LinearNet with 2 samples needs 2 labels, but got 1", Assert.Throws<ArgumentException>(() => trainer.Step(new float[6], [0])).Message);
        Assert.StartsWith("RegressorTrainer needs a network whose targets are values, but those of LinearNet (loss SoftmaxCrossEntropy) are class indices", Assert.Throws<ArgumentException>(() => new RegressorTrainer(net, new Sgd(1), 2)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassifierTrainer(net, new Sgd(1), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassifierTrainer(net, new Sgd(1), 1, -1));
    }

    [Fact]
    public void A_disposed_trainer_or_network_says_so()
    {
        var net = new LinearNet(3, 2);
        ClassifierTrainer trainer = new(net, new Sgd(1), 2, 2), closed = new(net, new Sgd(1), 2, 2);
        closed.Dispose();
        closed.Dispose();
        Assert.Throws<ObjectDisposedException>(() => closed.Step(new float[3], [0]));
        net.Dispose();
        Assert.Throws<ObjectDisposedException>(() => trainer.Step(new float[3], [0]));
        Assert.Throws<ObjectDisposedException>(() => new ClassifierTrainer(net, new Sgd(1), 2, 1));
        trainer.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Steps_allocate_nothing_on_any_thread(int threads)
    {
        using var net = new LinearNet(40, 10);
        using var trainer = new ClassifierTrainer(net, new AdamW(), 8, threads) { Schedule = new LinearWarmup(100, new CosineDecay(500)) };
        StepAllocation.AssertNone(trainer, Numbers.Random(8 * 40, seed: 1), Numbers.Labels(8, 10, seed: 2), threads, steps: 1_000);
    }

    [Fact]
    public void Evaluation_is_of_predictions()
    {
        using var net = new LinearNet(2, 2);
        net.Parameters[0].Set([1, 0, 0, 1]);
        net.Parameters[1].Set([0, 0]);
        using var trainer = new ClassifierTrainer(net, new Sgd(1), 2, 2);

        // Right with p = 1/(1 + e^-1), a tie (first class wins), and surely wrong: p = 0 counts as the smallest float.
        Evaluation judged = trainer.Evaluate(new LabelledData([1, 0, 5, 5, 0, 500], [0, 1, 0], 2));
        double expected = (Math.Log(1 + Math.Exp(-1)) + Math.Log(2) - Math.Log(1.17549435e-38)) / 3;
        Assert.Equal(expected, judged.Loss, 1e-5);
        Assert.Equal(1.0 / 3, judged.Accuracy, 1e-12);
        Assert.Equal(3, judged.Count);
    }
}
