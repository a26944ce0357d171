using System.Diagnostics;
using Digits.Data;
using StaticNet;

namespace Digits;

/// <summary>What training took and gave.</summary>
public sealed record TrainingResult(double Seconds, TrainingHistory History);

/// <summary>Teaches the network: stochastic gradient descent with momentum, its rate annealed over the whole training.</summary>
public static class DigitTraining
{
    private const int BatchSize = 32;
    private const double FirstRate = 0.02, LastRate = 0.0001;

    /// <summary>Trains for some epochs, with progress on the console.</summary>
    public static TrainingResult Run(DigitNet net, DigitSource source, int epochs, Options options)
    {
        int steps = epochs * ((source.Training.Count + BatchSize - 1) / BatchSize);
        using ClassifierTrainer trainer = net.CreateTrainer(new Sgd(FirstRate, momentum: 0.9, nesterov: true), BatchSize, options.Threads);
        trainer.Schedule = new CosineDecay(steps, LastRate);

        long start = Stopwatch.GetTimestamp();
        TrainingHistory history = trainer.Fit(source.Training, source.HeldOut, epochs, new ConsoleProgress(), new FitOptions { Seed = options.Seed });
        return new TrainingResult(Stopwatch.GetElapsedTime(start).TotalSeconds, history);
    }
}
