using System.Diagnostics;
using StaticNet.Benchmarks.Compiling;
using StaticNet.Benchmarks.Measuring;

namespace StaticNet.Benchmarks.Commands;

/// <summary>
/// From which size on Winograd's algorithm pays: convolutions of 3 x 3 with as many filters as channels (sixteen at least) and their
/// gradients by the weights, direct and by both forms, in turn on the same image. The clock is around the kernels alone.
/// </summary>
internal static class WinogradCommand
{
    private const double Seconds = 0.4;

    private static readonly string[] Algorithms = ["Direct", "WinogradF2", "WinogradF4"];

    private static readonly string[] GradientRoles = ["InputPoints", "OutputPointsGradient", "ProductGradient", "WeightGradient"];

    // Samples of a training step.
    private const int Batch = 32;

    public static int Run(bool asJson)
    {
        var table = new Table("", "channels", "pixels", "direct, median us", "F2, median us", "F4, median us", "direct / F2", "direct / F4", "direct, minimum us", "F2, minimum us", "F4, minimum us", "direct / F2, minimum", "direct / F4, minimum");
        table.Notes.Add($"One thread, padding 1; a sample's convolution, and the gradient by the weights for a batch of {Batch}, divided by it.");
        foreach (bool isGradient in (bool[])[false, true])
        {
            foreach (int channels in (int[])[3, 8, 16, 32, 64])
            {
                foreach (int side in (int[])[8, 16, 32])
                {
                    Measurement[] times = isGradient ? MeasureGradients(channels, side) : Measure(channels, side);
                    table.Add(
                        isGradient ? "gradient" : "forward",
                        channels, $"{side} x {side}", times[0].Median, times[1].Median, times[2].Median, times[0].Median / times[1].Median, times[0].Median / times[2].Median,
                        times[0].Minimum, times[1].Minimum, times[2].Minimum, times[0].Minimum / times[1].Minimum, times[0].Minimum / times[2].Minimum);
                }
            }
        }

        table.Print(asJson);
        return 0;
    }

    private static TimedNetwork Compile(int channels, int side, string loss)
    {
        // Three channels as in a color image, which a first layer makes more of.
        int filters = Math.Max(channels, 16);
        string layers = string.Join(", ", Algorithms.Select(algorithm =>
            FormattableString.Invariant($"Conv2D({filters}, 3, Padding = 1, Algorithm = ConvolutionAlgorithm.{algorithm}, Name = \"{algorithm}\", From = \"x\")")));
        return TimedNetwork.Compile("Net", FormattableString.Invariant(
            $"using StaticNet;\n\nnamespace Compiled;\n\n[Network, Input({channels}, {side}, {side}, Name = \"x\"), {layers}, Concat(\"Direct\", \"WinogradF2\", \"WinogradF4\"){loss}]\npublic partial class Net;\n"));
    }

    private static Measurement[] Measure(int channels, int side)
    {
        TimedNetwork timed = Compile(channels, side, loss: "");
        int[][] calls = [.. Algorithms.Select(algorithm => Calls(timed, call => call.Method == "Predict" && call.Kernel.StartsWith(algorithm, StringComparison.Ordinal)))];
        using Network network = timed.Network;
        using PredictionSession session = network.CreateSession();
        float[] input = Random(network.Description.InputLength), outputs = new float[network.Description.OutputLength];
        return Measure(timed, calls, () => session.Predict(input, outputs), 1);
    }

    private static Measurement[] MeasureGradients(int channels, int side)
    {
        TimedNetwork timed = Compile(channels, side, loss: ", MeanSquaredError");
        int[][] calls = [.. Algorithms.Select(algorithm => Calls(timed, call =>
            call.Method.StartsWith("Train", StringComparison.Ordinal) && GradientRoles.Any(role => call.Kernel == algorithm + role)))];
        using Network network = timed.Network;
        using var trainer = new RegressorTrainer(network, new Sgd(1e-6), Batch, threads: 1);
        float[] inputs = Random(Batch * network.Description.InputLength), targets = Random(Batch * network.Description.TargetLength);
        return Measure(timed, calls, () => trainer.Step(inputs, targets), Batch);
    }

    private static int[] Calls(TimedNetwork timed, Func<TimedCall, bool> belongs)
    {
        int[] calls = [.. Enumerable.Range(0, timed.Timed.Count).Where(i => belongs(timed.Timed[i]))];
        return calls.Length > 0 ? calls : throw new InvalidOperationException("a convolution has no kernel of its own to time");
    }

    private static float[] Random(int length)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextSingle())];
    }

    private static Measurement[] Measure(TimedNetwork timed, int[][] calls, Action run, int count)
    {
        var samples = calls.Select(_ => new List<double>()).ToArray();
        run();
        Rest.Wait();
        long begin = Stopwatch.GetTimestamp();
        while (samples[0].Count < 100 || Stopwatch.GetElapsedTime(begin).TotalSeconds < Seconds)
        {
            timed.Reset();
            run();
            for (int i = 0; i < calls.Length; i++)
                samples[i].Add(1e6 * calls[i].Sum(call => timed.Read(call).Ticks) / Stopwatch.Frequency / count);
        }

        return [.. samples.Select(sample => Measurement.Of(sample, sample.Count))];
    }
}
