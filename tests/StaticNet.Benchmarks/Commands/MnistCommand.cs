using StaticNet.Benchmarks.Measuring;
using StaticNet.Benchmarks.Mnist;

namespace StaticNet.Benchmarks.Commands;

/// <summary>Trains on MNIST and tells the accuracy on the 10,000 test digits and the seconds of each epoch.</summary>
internal static class MnistCommand
{
    private const int BatchSize = 32;

    public static int Run(MnistOptions options, bool asJson)
    {
        if (MnistData.Read(out string reason) is not var (training, test))
        {
            Console.Error.WriteLine($"mnist: {reason}");
            return 2;
        }

        using Network network = options.Better ? new BetterDigitNet(options.Seed) : new DigitNet(options.Seed);
        int epochs = options.Epochs ?? (options.Better ? 10 : 5);
        double rate = options.Better ? 2e-3 : 8e-3;
        using var trainer = new ClassifierTrainer(network, new AdamW(rate), BatchSize, options.Threads) { Seed = options.Seed };
        trainer.Schedule = OneCycle(epochs * ((training.Count + BatchSize - 1) / BatchSize));

        TrainingHistory history = trainer.Fit(training, test, epochs, asJson ? null : new ConsoleProgress(), new FitOptions
        {
            Seed = options.Seed,
            Augmentation = options.Better ? Warp.Run : null,
        });

        var table = new Table("epoch", "seconds", "training loss", "training accuracy, %", "test loss", "test accuracy, %");
        table.Notes.Add(FormattableString.Invariant($"{network.Description.Name} on MNIST, batch {BatchSize}, AdamW to {rate}, threads {options.Threads}, seed {options.Seed}{(options.Better ? ", warped images" : "")}"));
        foreach (TrainingEpoch epoch in history)
            table.Add(epoch.Epoch, epoch.Seconds, epoch.Loss, (decimal)(100 * epoch.Accuracy), epoch.ValidationLoss, (decimal)(100 * epoch.ValidationAccuracy));
        table.Print(asJson);
        return 0;
    }

    // Up for a tenth of the steps, then down by a cosine to nothing.
    private static LinearWarmup OneCycle(int steps) => new(Math.Max(1, steps / 10), new CosineDecay(Math.Max(1, steps - steps / 10)), start: 0.04);
}
