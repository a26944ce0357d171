using System.Diagnostics;
using Digits.Data;
using Digits.Drawing;
using Digits.Report;
using StaticNet;

namespace Digits;

/// <summary>What training took and gave.</summary>
public sealed record TrainingResult(double Seconds, IReadOnlyList<EpochPoint> Epochs);

/// <summary>Teaches the network: stochastic gradient descent with momentum, its rate annealed over the whole training.</summary>
public static class DigitTraining
{
    private const int BatchSize = 32;
    private const double FirstRate = 0.02, LastRate = 0.0001;

    /// <summary>Trains for some epochs, with progress on the terminal.</summary>
    public static TrainingResult Run(DigitNet net, DigitSource source, int epochs, Options options)
    {
        var training = new LabelledData(source.Training.Images, source.Training.Labels, DrawnDigits.ImageLength);
        var heldOut = new LabelledData(source.HeldOut.Images, source.HeldOut.Labels, DrawnDigits.ImageLength);
        using ClassifierTrainer trainer = net.CreateTrainer(new Sgd(FirstRate, momentum: 0.9, nesterov: true), BatchSize, options.Threads);
        long steps = (long)epochs * ((training.Count + BatchSize - 1) / BatchSize);

        long start = Stopwatch.GetTimestamp();
        TrainingHistory history = trainer.Fit(training, heldOut, epochs, new FitOptions
        {
            Schedule = new CosineDecay(steps, LastRate),
            Seed = options.Seed,
            Progress = new TerminalProgress(),
        });
        return new TrainingResult(Stopwatch.GetElapsedTime(start).TotalSeconds, [.. history.Epochs.Select(Point)]);
    }

    private static EpochPoint Point(EpochResult epoch) =>
        new(epoch.Epoch + 1, epoch.Loss, epoch.Accuracy, epoch.ValidationLoss ?? double.NaN, epoch.ValidationAccuracy ?? double.NaN);
}
