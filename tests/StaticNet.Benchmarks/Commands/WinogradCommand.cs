using System.Diagnostics;
using StaticNet.Benchmarks.Compiling;
using StaticNet.Benchmarks.Measuring;

namespace StaticNet.Benchmarks.Commands;

/// <summary>
/// From which size on Winograd's algorithm pays: convolutions of 3 x 3 with as many filters as channels, direct and by both forms, in turn
/// on the same image. The clock is around the kernels alone.
/// </summary>
internal static class WinogradCommand
{
    private const double Seconds = 0.4;

    private static readonly string[] Algorithms = ["Direct", "WinogradF2", "WinogradF4"];

    public static int Run(bool asJson)
    {
        var table = new Table("channels", "pixels", "direct, median us", "F2, median us", "F4, median us", "direct / F2", "direct / F4", "direct, minimum us", "F2, minimum us", "F4, minimum us", "direct / F2, minimum", "direct / F4, minimum");
        table.Notes.Add("One sample, one thread, padding 1.");
        foreach (int channels in (int[])[8, 16, 32, 64])
        {
            foreach (int side in (int[])[8, 16, 32])
            {
                Measurement[] times = Measure(channels, side);
                table.Add(
                    channels, $"{side} x {side}", times[0].Median, times[1].Median, times[2].Median, times[0].Median / times[1].Median, times[0].Median / times[2].Median,
                    times[0].Minimum, times[1].Minimum, times[2].Minimum, times[0].Minimum / times[1].Minimum, times[0].Minimum / times[2].Minimum);
            }
        }

        table.Print(asJson);
        return 0;
    }

    private static Measurement[] Measure(int channels, int side)
    {
        string layers = string.Join(", ", Algorithms.Select(algorithm =>
            FormattableString.Invariant($"Conv2D({channels}, 3, Padding = 1, Algorithm = ConvolutionAlgorithm.{algorithm}, Name = \"{algorithm}\", From = \"x\")")));
        string declaration = FormattableString.Invariant($"using StaticNet;\n\nnamespace Compiled;\n\n[Network, Input({channels}, {side}, {side}, Name = \"x\"), {layers}, Concat(\"Direct\", \"WinogradF2\", \"WinogradF4\")]\npublic partial class Net;\n");
        TimedNetwork timed = TimedNetwork.Compile("Net", declaration);
        int[] calls = [.. Algorithms.Select(algorithm => Enumerable.Range(0, timed.Timed.Count).First(i => timed.Timed[i] is { Method: "Predict" } call && call.Kernel.StartsWith(algorithm, StringComparison.Ordinal)))];
        using Network network = timed.Network;
        using PredictionSession session = network.CreateSession();
        var random = new Random(1);
        float[] input = [.. Enumerable.Range(0, network.Description.InputLength).Select(_ => random.NextSingle())], outputs = new float[network.Description.OutputLength];
        var samples = calls.Select(_ => new List<double>()).ToArray();
        long begin = Stopwatch.GetTimestamp();
        while (samples[0].Count < 100 || Stopwatch.GetElapsedTime(begin).TotalSeconds < Seconds)
        {
            timed.Reset();
            session.Predict(input, outputs);
            for (int i = 0; i < calls.Length; i++)
                samples[i].Add(1e6 * timed.Read(calls[i]).Ticks / Stopwatch.Frequency);
        }

        return [.. samples.Select(sample => Measurement.Of(sample, sample.Count))];
    }
}
