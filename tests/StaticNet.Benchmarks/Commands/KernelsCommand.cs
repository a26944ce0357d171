using System.Diagnostics;
using StaticNet.Benchmarks.Compiling;
using StaticNet.Benchmarks.Measuring;

namespace StaticNet.Benchmarks.Commands;

/// <summary>
/// Where the time of a prediction and of a training step goes, kernel by kernel, on one thread, and what share of the limit that applies to it
/// each reaches: multiply-adds at the FMA peak, or what it reads and writes at the rate of the second cache, whichever takes longer. Times are
/// per step, of the quickest tenth of the steps, less the clock's own.
/// </summary>
internal static class KernelsCommand
{
    /// <summary>Samples of a training step where nothing else is said.</summary>
    public const int UsualBatch = 32;

    private const double Seconds = 1;

    public static int Run(string name, int batch, bool asJson)
    {
        TimedNetwork timed = TimedNetwork.Compile(name);
        using Network network = timed.Network;
        double clock = ClockMicroseconds();
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, batch * network.Description.InputLength).Select(_ => random.NextSingle())];
        float[] outputs = new float[network.Description.OutputLength];
        int[] labels = [.. Enumerable.Range(0, batch).Select(i => i % network.Description.OutputLength)];

        double peak = Peak.Measure().Quiet;
        var table = new Table("step", "part", "kernel", "calls", "us", "% of step", "limit", "us at the limit", "% of the limit");
        table.Notes.Add(FormattableString.Invariant($"{name}, one thread; predict: one sample; train: one step of {batch}; less {clock:F3} us a call for the clock"));
        table.Notes.Add(FormattableString.Invariant($"limits: {2e-3 * peak:F1} GFLOP/s of FMA, and as many GB/s from the second cache (32 bytes a cycle); what lies in the first cache can be faster"));
        using (PredictionSession session = network.CreateSession())
            Add("predict", call => call.Method == "Predict", () => session.Predict(inputs.AsSpan(0, network.Description.InputLength), outputs));
        if (network.Description.Target == Runtime.TargetKind.ClassIndex)
        {
            using var trainer = new ClassifierTrainer(network, new Sgd(0.001), batch, threads: 1);
            Add("train", IsTraining, () => trainer.Step(inputs, labels));
        }
        else
        {
            using var trainer = new RegressorTrainer(network, new Sgd(0.001), batch, threads: 1);
            float[] targets = new float[batch * network.Description.TargetLength];
            Add("train", IsTraining, () => trainer.Step(inputs, targets));
        }

        table.Print(asJson);
        return 0;

        static bool IsTraining(TimedCall call) => call.Method.StartsWith("Train", StringComparison.Ordinal);

        void Add(string step, Func<TimedCall, bool> belongs, Action run)
        {
            int[] members = [.. Enumerable.Range(0, timed.Timed.Count).Where(i => belongs(timed.Timed[i]))];
            var steps = new List<(double Total, double[] Kernels)>();
            long[] calls = new long[members.Length];
            long begin = Stopwatch.GetTimestamp();
            while (steps.Count < 100 || Stopwatch.GetElapsedTime(begin).TotalSeconds < Seconds)
            {
                timed.Reset();
                long start = Stopwatch.GetTimestamp();
                run();
                double total = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
                calls = [.. members.Select(i => timed.Read(i).Calls)];
                steps.Add((total - clock * calls.Sum(), [.. members.Select(i => 1e6 * timed.Read(i).Ticks / Stopwatch.Frequency - clock / 2 * timed.Read(i).Calls)]));
            }

            (double Total, double[] Kernels)[] quick = [.. steps.OrderBy(taken => taken.Total).Take(Math.Max(1, steps.Count / 10))];
            double all = quick.Average(taken => taken.Total), accounted = 0;
            for (int i = 0; i < members.Length; i++)
            {
                double microseconds = Math.Max(0, quick.Average(taken => taken.Kernels[i]));
                accounted += microseconds;
                TimedCall call = timed.Timed[members[i]];
                int samples = step == "predict" ? 1 : batch;
                double ofProducts = call.MultiplyAdds(samples) / peak, ofMemory = call.Bytes(samples, calls[i]) / (2 * peak), limit = Math.Max(ofProducts, ofMemory);
                table.Add(
                    step, call.Method, call.Kernel, calls[i], microseconds, 100 * microseconds / all,
                    ofProducts >= ofMemory ? "FMA" : "L2", limit, microseconds > 0 ? 100 * limit / microseconds : 0);
            }

            table.Add(step, "", "the rest: checks, loss, norm, update", 1, Math.Max(0, all - accounted), 100 * Math.Max(0, all - accounted) / all, "", "", "");
            table.Add(step, "", "all", 1, all, 100.0, "", "", "");
        }
    }

    // Start and stop together read the clock twice; half of that falls between the two readings.
    private static double ClockMicroseconds()
    {
        long sum = 0;
        return 2 * Measurement.Of(() => sum += Stopwatch.GetTimestamp()).Minimum;
    }
}
