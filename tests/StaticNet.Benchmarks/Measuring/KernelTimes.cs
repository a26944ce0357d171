using System.Globalization;

namespace StaticNet.Benchmarks.Measuring;

/// <summary>Predictions and training steps of two networks, timed in a process of its own: under the JIT, or compiled ahead of time.</summary>
internal static class KernelTimes
{
    /// <summary>What is timed, in order of the numbers that <see cref="Run"/> prints.</summary>
    public static (string Network, string Mode, int Batch)[] Rows { get; } =
    [
        (nameof(DigitNet), "predict", 1), (nameof(DigitNet), "predict", 32), (nameof(DigitNet), "train", 32),
        (nameof(Mlp), "predict", 1), (nameof(Mlp), "predict", 32), (nameof(Mlp), "train", 32),
    ];

    /// <summary>Prints a line for each row: median and minimum in microseconds.</summary>
    public static int Run()
    {
        var digits = new Workload(nameof(DigitNet), seed => new DigitNet(seed), (network, x, y) => ((DigitNet)network).Predict(x, y));
        var mlp = new Workload(nameof(Mlp), seed => new Mlp(seed), (network, x, y) => ((Mlp)network).Predict(x, y));
        foreach ((string network, string mode, int batch) in Rows)
        {
            Workload workload = network == nameof(Mlp) ? mlp : digits;
            Measurement time = mode == "train" ? workload.Train(batch, threads: 1) : workload.Predict(batch);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time.Median:R} {time.Minimum:R}"));
        }

        return 0;
    }

    /// <summary>The numbers of a child's lines.</summary>
    public static (double Median, double Minimum)[] Parse(string output) =>
        [.. output.TrimEnd().Split('\n').Select(line => line.Split(' ')).Select(words => (Number(words[0]), Number(words[1])))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
