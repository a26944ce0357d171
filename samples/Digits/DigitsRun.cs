using System.Diagnostics;
using Digits.Data;
using Digits.Report;
using Digits.Terminal;
using StaticNet;

namespace Digits;

/// <summary>The whole sample in order: data, training, testing, showing, saving.</summary>
public static class DigitsRun
{
    private const string ArtifactFolder = "artifacts";

    /// <summary>Runs it; false if the weights predict otherwise after they were saved and loaded.</summary>
    /// <exception cref="DataException">Data are missing or wrong.</exception>
    public static async Task<bool> RunAsync(Options options)
    {
        DigitSource source = await ReadDigitsAsync(options);
        Console.WriteLine($"{source.Training.Count:N0} {source.Name} to learn from, {source.HeldOut.Count:N0} held out\n");
        Console.WriteLine(DigitNet.Summary);
        Console.WriteLine();

        using var net = new DigitNet(options.Seed);
        TrainingResult training = DigitTraining.Run(net, source, options.Epochs ?? (options.Quick ? 2 : 6), options);
        Recognition recognition = Evaluate(net, source.HeldOut);
        Console.WriteLine($"\n{recognition.Right:N0} of {recognition.Count:N0} held-out digits right, {100 * recognition.Accuracy:F2} %, after {training.Seconds:F1} s of training\n");
        Console.WriteLine(ConfusionTable.Render(recognition.Confusion));
        ShowPictures(source.HeldOut, recognition);

        Directory.CreateDirectory(ArtifactFolder);
        string report = Path.Combine(ArtifactFolder, "digits.html"), weights = Path.Combine(ArtifactFolder, "digits.safetensors");
        File.WriteAllText(report, DigitsReport.Render(Describe(net, source, training, recognition)));
        Console.WriteLine($"wrote {report}");
        net.Save(weights);
        Console.WriteLine($"wrote {weights}\n");

        bool equal = PredictsEqually(weights, source.HeldOut, recognition);
        Console.WriteLine(LastLine(recognition, equal));
        return equal;
    }

    /// <summary>What the run ends with.</summary>
    public static string LastLine(Recognition recognition, bool equal) =>
        $"digits: {100 * recognition.Accuracy:F1} % of {recognition.Count:N0} held-out digits, weights saved and loaded, predictions {(equal ? "equal" : "DIFFER")}";

    private static async Task<DigitSource> ReadDigitsAsync(Options options)
    {
        const int quickTraining = 4_000, quickHeldOut = 1_000;
        if (options.DataFolder is null)
            return options.Quick
                ? DigitSource.Drawn(options.Seed, quickTraining, quickHeldOut, options.Threads)
                : DigitSource.Drawn(options.Seed, 20_000, 4_000, options.Threads);
        if (options.Download)
        {
            using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(2) };
            await MnistDownload.FetchAsync(options.DataFolder, client, Console.WriteLine);
        }
        DigitSource mnist = MnistFolder.Read(options.DataFolder);
        return options.Quick ? mnist.Take(quickTraining, quickHeldOut) : mnist;
    }

    private static Recognition Evaluate(DigitNet net, LabelledData digits)
    {
        var probabilities = new float[digits.Count * DigitNet.OutputLength];
        net.PredictBatch(digits.Inputs.Span, probabilities, digits.Count);
        return new Recognition(probabilities, digits.Labels.Span);
    }

    private static bool PredictsEqually(string weights, LabelledData digits, Recognition before)
    {
        using var loaded = DigitNet.Load(weights);
        Recognition after = Evaluate(loaded, digits);
        return Enumerable.Range(0, digits.Count).All(i => after.Probabilities(i).SequenceEqual(before.Probabilities(i)));
    }

    // The surest, the least sure that is still right, and the worst mistake.
    private static void ShowPictures(LabelledData digits, Recognition recognition)
    {
        bool colour = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "";
        (int surest, int leastSure) = recognition.Extremes();
        Show(surest, "the surest");
        Show(leastSure, "the least sure that is right");
        if (recognition.Mistakes.Count > 0)
            Show(recognition.Mistakes[0], "the worst mistake");

        void Show(int index, string what) => Console.WriteLine(DigitPicture.Render(
            digits.Input(index), recognition.Probabilities(index), $"{what}: a {recognition.Label(index)}, taken for {recognition.Predicted(index)}", colour));
    }

    private static ReportContent Describe(DigitNet net, DigitSource source, TrainingResult training, Recognition recognition)
    {
        // A digit with some structure, rightly recognised: the first 8, or else the first.
        int shown = Math.Max(0, Enumerable.Range(0, recognition.Count).FirstOrDefault(i => recognition.Label(i) == 8 && recognition.Predicted(i) == 8));
        Parameter filters = net.Parameters["conv2d1.weight"];
        return new ReportContent
        {
            DataName = source.Name,
            TrainingCount = source.Training.Count,
            TrainingSeconds = training.Seconds,
            MicrosecondsPerPrediction = MeasurePrediction(net, source.HeldOut),
            Parameters = net.Parameters.Sum(parameter => (long)parameter.Length),
            Epochs = training.History,
            Filters = new FilterBank(filters.Name, filters.Shape, filters.ToArray()),
            ShownDigit = shown,
            Layers = net.Inspect(source.HeldOut.Input(shown)),
            HeldOut = source.HeldOut,
            Recognition = recognition,
        };
    }

    // The best of three rounds, after one to warm up.
    private static double MeasurePrediction(DigitNet net, LabelledData digits)
    {
        const int count = 500;
        Span<float> probabilities = stackalloc float[DigitNet.OutputLength];
        double best = double.MaxValue;
        for (int round = 0; round < 4; round++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < count; i++)
                net.Predict(digits.Input(i % digits.Count), probabilities);
            double microseconds = Stopwatch.GetElapsedTime(start).TotalMicroseconds / count;
            best = round == 0 ? best : Math.Min(best, microseconds);
        }
        return best;
    }
}
