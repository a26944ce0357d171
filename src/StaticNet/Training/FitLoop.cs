using System.Diagnostics;
using StaticNet.Numerics;
using StaticNet.Runtime;

namespace StaticNet;

/// <summary>Training over epochs: order, batches, augmentation, validation, reports, early stopping.</summary>
internal sealed unsafe class FitLoop : IDisposable
{
    private readonly Trainer trainer;
    private readonly Dataset train;
    private readonly Dataset? validation;
    private readonly FitOptions options;
    private readonly IProgress<TrainingProgress>? progress;
    private readonly int epochs;
    private readonly int steps;
    private readonly int[] order;
    private readonly int[] shape;
    private readonly double[] lossSums, hitSums;
    private readonly NativeBlock inputs;
    private readonly WorkBody gather;
    private int epoch;
    private int first;

    private FitLoop(Trainer trainer, Dataset train, Dataset? validation, int epochs, IProgress<TrainingProgress>? progress, FitOptions options)
    {
        this.trainer = trainer;
        this.train = train;
        this.validation = validation;
        this.epochs = epochs;
        this.progress = progress;
        this.options = options;
        steps = (train.Count + trainer.BatchSize - 1) / trainer.BatchSize;
        order = [.. Enumerable.Range(0, train.Count)];
        shape = trainer.Network.Description.InputShape;
        inputs = new NativeBlock((long)trainer.BatchSize * train.InputLength);
        lossSums = new double[trainer.LastLosses.Length];
        hitSums = new double[trainer.LastLosses.Length];
        gather = Gather;
    }

    public static TrainingHistory Run(Trainer trainer, Dataset train, Dataset? validation, int epochs, IProgress<TrainingProgress>? progress, FitOptions? options, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        if (train.Count == 0)
            throw new ArgumentException($"{trainer.Network.Description.Name} cannot be trained on no samples", nameof(train));
        if (options?.FirstEpoch < 1)
            throw new ArgumentOutOfRangeException(nameof(options), options.FirstEpoch, "Fit needs a FirstEpoch of 1 or more");
        trainer.WatchBest(options);
        using var loop = new FitLoop(trainer, train, validation, epochs, progress, options ?? new FitOptions());
        return loop.Run(cancellation);
    }

    public void Dispose() => inputs.Dispose();

    private TrainingHistory Run(CancellationToken cancellation)
    {
        var history = new List<TrainingEpoch>();
        BestWeights? best = trainer.Best;
        StopReason reason = StopReason.Completed;
        for (epoch = options.FirstEpoch; epoch <= epochs && !IsOver(best); epoch++)
        {
            if (RunEpoch(cancellation) is not { } row)
            {
                reason = StopReason.Cancelled;
                break;
            }

            history.Add(row);
        }

        if (reason != StopReason.Cancelled && IsOver(best))
            reason = StopReason.EarlyStopping;
        if (options.EarlyStopping is { RestoreBest: true })
            best?.Restore();
        return new TrainingHistory(history, reason, best?.State.BestEpoch);
    }

    // Also before the first epoch: training may have been saved when it was over.
    private bool IsOver(BestWeights? best) => options.EarlyStopping is { } rule && best?.State.IsOver(rule) == true;

    /// <summary>Null where it was cancelled.</summary>
    private TrainingEpoch? RunEpoch(CancellationToken cancellation)
    {
        if (options.Shuffle)
            SampleOrder.Shuffle(order, (ulong)options.Seed, epoch);
        double loss = 0, right = 0, seconds = 0, rate = trainer.LearningRate;
        int done = 0;
        Array.Clear(lossSums);
        Array.Clear(hitSums);
        for (int step = 0; step < steps; step++)
        {
            if (cancellation.IsCancellationRequested)
                return null;
            long start = Stopwatch.GetTimestamp();
            first = done;
            int count = Math.Min(trainer.BatchSize, train.Count - done);
            rate = trainer.LearningRate;
            trainer.Pool.Run(gather, count);
            loss += trainer.StepOn(inputs.Pointer, train, order.AsSpan(first, count)) * (double)count;
            right += trainer.LastAccuracy * (double)count;
            for (int i = 0; i < lossSums.Length; i++)
            {
                lossSums[i] += trainer.LastLosses[i] * (double)count;
                hitSums[i] += trainer.LastAccuracies[i] * (double)count;
            }

            done += count;
            seconds += Stopwatch.GetElapsedTime(start).TotalSeconds;
            progress?.Report(Progress(step + 1, done, loss, right, rate, seconds));
        }

        trainer.FinishAccumulation();
        Evaluation judged = validation is null ? new Evaluation(double.NaN, double.NaN, 0) : trainer.EvaluateChecked(validation);
        var row = new TrainingEpoch(epoch, loss / done, right / done, judged.Loss, judged.Accuracy, rate, seconds, done / seconds) { Outputs = Outputs(done, judged) };
        trainer.Observe(validation is null ? row.Loss : judged.Loss, validation is null ? row.Accuracy : judged.Accuracy);
        // Before the report: whoever saves training when an epoch is reported has it judged.
        if (options.EarlyStopping is { } rule)
            trainer.Best?.Judge(rule, row);
        progress?.Report(Progress(steps, done, loss, right, rate, seconds) with { Completed = row });
        return row;
    }

    private OutputEpoch[] Outputs(int done, Evaluation judged)
    {
        NetworkDescription description = trainer.Network.Description;
        return lossSums.Length == 1 ? [] : [.. description.Losses.Select((loss, i) => new OutputEpoch(
            description.Outputs[loss.Output].Name,
            lossSums[i] / done,
            hitSums[i] / done,
            judged.Outputs.Count == 0 ? double.NaN : judged.Outputs[i].Loss,
            judged.Outputs.Count == 0 ? double.NaN : judged.Outputs[i].Accuracy))];
    }

    private TrainingProgress Progress(int step, int done, double loss, double right, double rate, double seconds) => new()
    {
        Epoch = epoch,
        Epochs = epochs,
        Step = step,
        Steps = steps,
        Loss = loss / done,
        Accuracy = right / done,
        LearningRate = rate,
        SamplesPerSecond = done / seconds,
        TimeLeft = TimeSpan.FromSeconds(seconds / done * (train.Count - done)),
    };

    private void Gather(int worker, int begin, int end)
    {
        for (int i = begin; i < end; i++)
        {
            int sample = order[first + i];
            var target = new Span<float>(inputs.Pointer + (nint)i * train.InputLength, train.InputLength);
            if (options.Augmentation is { } augment)
                augment(train.Input(sample), target, shape, CounterRandom.SampleKey((ulong)options.Seed, layer: -2, epoch, sample));
            else
                train.Input(sample).CopyTo(target);
        }
    }
}
