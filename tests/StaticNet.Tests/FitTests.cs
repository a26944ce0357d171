using StaticNet.Tests.Support;

namespace StaticNet.Tests;

public class FitTests
{
    [Fact]
    public void Fitting_learns_and_records_each_epoch()
    {
        LabelledData data = Numbers.Clusters(500, 8, 4, seed: 1);
        using var net = new LinearNet(8, 4);
        using var trainer = new ClassifierTrainer(net, new Adam(0.02), batchSize: 32, threads: 2);
        TrainingHistory history = trainer.Fit(data.Slice(0, 400), data.Slice(400, 100), epochs: 5);
        Assert.Equal([1, 2, 3, 4, 5], history.Select(x => x.Epoch));
        Assert.Equal(5 * 13, trainer.StepCount);
        Assert.True(history[4].Loss < history[0].Loss);
        Assert.InRange(history[4].ValidationAccuracy, 0.9, 1);
        Evaluation judged = trainer.Evaluate(data.Slice(400, 100));
        Assert.Equal(judged.Loss, history[4].ValidationLoss);
        Assert.Equal(judged.Accuracy, history[4].ValidationAccuracy);
        Assert.All(history, x => Assert.True(x is { LearningRate: 0.02, Seconds: > 0, SamplesPerSecond: > 0 }));
        Assert.Equal((StopReason.Completed, null), (history.StopReason, history.BestEpoch));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_same_seed_gives_the_same_weights_for_any_number_of_threads(bool augment)
    {
        Assert.Equal(Train(1, seed: 1), Train(2, seed: 1));
        Assert.NotEqual(Train(1, seed: 1), Train(1, seed: 2));

        float[] Train(int threads, long seed)
        {
            using var net = new LinearNet(8, 4);
            using var trainer = new ClassifierTrainer(net, new Adam(0.02), batchSize: 30, threads);
            trainer.Fit(Numbers.Clusters(200, 8, 4, seed: 1), epochs: 2, options: new FitOptions { Seed = seed, Augmentation = augment ? Noise : null });
            return net.Parameters[0].ToArray();
        }

        static void Noise(ReadOnlySpan<float> sample, Span<float> result, ReadOnlySpan<int> shape, uint key)
        {
            Assert.Equal([8], shape.ToArray());
            for (int i = 0; i < sample.Length; i++)
                result[i] = sample[i] + StaticNet.Numerics.CounterRandom.Bits(key, (uint)i) * 1e-10f;
        }
    }

    [Fact]
    public void Each_epoch_has_every_sample_once_in_another_order()
    {
        int[] first = new int[100], second = new int[100], again = new int[100];
        SampleOrder.Shuffle(first, 7, 1);
        SampleOrder.Shuffle(second, 7, 2);
        SampleOrder.Shuffle(again, 7, 1);
        Assert.Equal(Enumerable.Range(0, 100), first.Order());
        Assert.NotEqual(first, second);
        Assert.Equal(first, again);
    }

    [Fact]
    public void All_orders_are_equally_probable()
    {
        // 6 orders of 3 samples, 6,000 epochs: each 1,000 +- 4 standard deviations.
        var counts = new Dictionary<string, int>();
        int[] order = new int[3];
        for (int epoch = 0; epoch < 6000; epoch++)
        {
            SampleOrder.Shuffle(order, 1, epoch);
            string key = string.Join("", order);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        Assert.Equal(6, counts.Count);
        Assert.All(counts.Values, x => Assert.InRange(x, 880, 1120));
    }

    [Fact]
    public void Early_stopping_ends_and_restores_the_best_epochs_weights()
    {
        // The validation data wants the opposite, so that the first epoch is the best.
        using var net = new LinearNet(1, 1, classifies: false);
        net.Parameters[0].Set([0]);
        net.Parameters[1].Set([0]);
        using var trainer = new RegressorTrainer(net, new Sgd(0.05), 1, 1);
        float[]? afterFirst = null;
        var progress = new Reports(x => afterFirst ??= x.Completed is null ? null : net.Parameters[0].ToArray());
        TrainingHistory history = trainer.Fit(new ValueData([1], [1], 1, 1), new ValueData([1], [-1], 1, 1), epochs: 100, progress,
            new FitOptions { EarlyStopping = new EarlyStopping(patience: 3) });
        Assert.Equal((StopReason.EarlyStopping, 1, 4), (history.StopReason, history.BestEpoch!.Value, history.Count));
        Assert.Equal(afterFirst, net.Parameters[0].ToArray());
    }

    [Fact]
    public void Small_improvements_do_not_count_and_weights_may_stay()
    {
        using var net = new LinearNet(1, 1, classifies: false);
        using var trainer = new RegressorTrainer(net, new Sgd(1e-4), 1, 1);
        TrainingHistory history = trainer.Fit(new ValueData([1], [1], 1, 1), epochs: 100,
            options: new FitOptions { EarlyStopping = new EarlyStopping(patience: 2, minimumImprovement: 0.1, restoreBest: false) });
        Assert.Equal((StopReason.EarlyStopping, 3), (history.StopReason, history.Count));
        Assert.True(history[2].Loss < history[0].Loss);
    }

    [Fact]
    public void Cancelling_gives_the_history_so_far()
    {
        using var net = new LinearNet(8, 4);
        using var trainer = new ClassifierTrainer(net, new Adam(), 10, 1);
        using var source = new CancellationTokenSource();
        var progress = new Reports(x =>
        {
            if (x.Epoch == 2 && x.Step == 3)
                source.Cancel();
        });
        TrainingHistory history = trainer.Fit(Numbers.Clusters(100, 8, 4, seed: 1), epochs: 5, progress: progress, cancellation: source.Token);
        Assert.Equal((StopReason.Cancelled, 1), (history.StopReason, history.Count));
        Assert.Equal(13, trainer.StepCount);
    }

    [Fact]
    public void Data_that_does_not_fit_is_named()
    {
        using var net = new LinearNet(8, 4);
        using var trainer = new ClassifierTrainer(net, new Adam(), 10, 1);
        LabelledData good = Numbers.Clusters(10, 8, 4, seed: 1);
        Assert.StartsWith("LinearNet needs samples of 8 inputs ([8]), but those of train have 7", Assert.Throws<ArgumentException>(() => trainer.Fit(Numbers.Clusters(10, 7, 4, seed: 1))).Message);
        Assert.StartsWith("Label 2 of validation is 4, but the classes of LinearNet are 0 to 3", Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Fit(good, new LabelledData(new float[24], [0, 1, 4], 8))).Message);
        Assert.Throws<ArgumentException>(() => trainer.Fit(good.Slice(0, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => good.Slice(5, 6));
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void Redirected_progress_is_one_plain_line_an_epoch()
    {
        var writer = new StringWriter();
        Fit(new ConsoleProgress(writer, isLive: false));
        string[] lines = writer.ToString().TrimEnd().Split(Environment.NewLine);
        Assert.Equal(2, lines.Length);
        Assert.Matches(@"^epoch 1/2  loss \d\.\d{4}  accuracy \d+\.\d\d %  validation loss \d\.\d{4}  validation accuracy \d+\.\d\d %  rate 0\.001  \d+\.\d s  [\d,]+ samples/s$", lines[0]);
        Assert.StartsWith("epoch 2/2  ", lines[1]);
    }

    [Fact]
    public void Live_progress_is_a_bar_that_the_epochs_line_overwrites()
    {
        var writer = new StringWriter();
        Fit(new ConsoleProgress(writer, isLive: true));
        string[] parts = writer.ToString().Split('\r', StringSplitOptions.RemoveEmptyEntries);
        Assert.Matches(@"^epoch 1/2 \[##------------------\]  10 %  loss \d\.\d{4}  accuracy \d+\.\d\d %  rate 0\.001  [\d,]+ samples/s  0:\d\d left", parts[0]);
        string line = Assert.Single(parts, x => x.StartsWith("epoch 1/2  loss"));
        Assert.EndsWith(Environment.NewLine, line);
        Assert.True(line.TrimEnd('\r', '\n').Length >= parts[0].Length);
    }

    private static void Fit(ConsoleProgress progress)
    {
        LabelledData data = Numbers.Clusters(100, 8, 4, seed: 1);
        using var net = new LinearNet(8, 4);
        using var trainer = new ClassifierTrainer(net, new Adam(1e-3), 10, 1);
        trainer.Fit(data, data, epochs: 2, progress);
    }

    private sealed class Reports(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
