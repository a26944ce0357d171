using StaticNet.Benchmarks.Compiling;
using StaticNet.Benchmarks.Measuring;

namespace StaticNet.Benchmarks.Commands;

/// <summary>Straight-line code, loops, and the choice between them, over the sizes of networks: nanoseconds, and what the text costs.</summary>
internal static class UnrollCommand
{
    private const int Rounds = 3;
    private const double Seconds = 0.1;

    private static readonly int[] Batches = [4, 32];

    private static readonly (string Name, string Attributes)[] Networks =
    [
        .. new[] { 4, 8, 16, 24, 32, 48, 64, 96, 128 }.Select(n => ($"2-{n}-{n}-1, tanh", $"Input(2), Dense({n}), Tanh, Dense({n}), Tanh, Dense(1), Tanh, MeanSquaredError")),
        ("4-32-3, ReLU", "Input(4), Dense(32), ReLU, Dense(3), MeanSquaredError"),
        ("convolution 8x8, 4 filters", "Input(1, 8, 8), Conv2D(4, 3), ReLU, MaxPool2D(2), Flatten, Dense(4), MeanSquaredError"),
        ("convolution 12x12, 8 filters", "Input(1, 12, 12), Conv2D(8, 3), ReLU, MaxPool2D(2), Flatten, Dense(10), MeanSquaredError"),
    ];

    public static int Run(bool asJson)
    {
        var table = new Table(["network", "code", "predict, ns", "predict 32, ns", .. Batches.Select(batch => $"train {batch}, ns"), "lines", "KiB", "csc, s"]);
        table.Notes.Add($"Nanoseconds a call, one thread, the least of {Rounds} interleaved rounds' medians; a row without numbers is too large for straight-line code.");
        foreach ((string name, string attributes) in Networks)
        {
            int index = Array.FindIndex(Networks, network => network.Name == name);
            (Unroll Unroll, LoadedNetwork? Loaded)[] modes = [.. Enum.GetValues<Unroll>().Select(unroll => (unroll, LoadedNetwork.Of($"Net{index}{unroll}", unroll, attributes)))];
            double[][] times = [.. modes.Select(_ => Enumerable.Repeat(double.PositiveInfinity, 2 + Batches.Length).ToArray())];
            for (int round = 0; round < Rounds; round++)
            {
                for (int mode = 0; mode < modes.Length; mode++)
                {
                    if (modes[mode].Loaded is { } loaded)
                        times[mode] = [.. times[mode].Zip(Measure(loaded.Network), Math.Min)];
                }
            }

            for (int mode = 0; mode < modes.Length; mode++)
            {
                LoadedNetwork? loaded = modes[mode].Loaded;
                object[] cells = loaded is null ? [.. times[mode].Select(_ => (object)""), "", "", ""] : [.. times[mode].Select(time => (object)(1e3 * time)), loaded.Lines, loaded.Bytes / 1_024, loaded.CompileSeconds];
                table.Add([name, modes[mode].Unroll.ToString(), .. cells]);
            }
        }

        table.Print(asJson);
        return 0;
    }

    // In microseconds: a prediction, 32 of them, and steps.
    private static double[] Measure(Network network)
    {
        float[] inputs = new float[32 * network.Description.InputLength], outputs = new float[32 * network.Description.OutputLength];
        var random = new Random(1);
        foreach (float[] values in (float[][])[inputs, outputs])
        {
            for (int i = 0; i < values.Length; i++)
                values[i] = random.NextSingle();
        }

        float[] targets = [.. outputs];
        float[] input = inputs[..network.Description.InputLength], output = outputs[..network.Description.OutputLength];
        using PredictionSession session = network.CreateSession(32);
        var times = new List<double>
        {
            Measurement.Of(() => session.Predict(input, output), Seconds).Median,
            Measurement.Of(() => session.PredictBatch(inputs, outputs, 32), Seconds).Median,
        };
        foreach (int batch in Batches)
        {
            using var trainer = new RegressorTrainer(network, new Sgd(1e-6), batch, threads: 1);
            float[] samples = inputs[..(batch * input.Length)], wanted = targets[..(batch * output.Length)];
            times.Add(Measurement.Of(() => trainer.Step(samples, wanted), Seconds).Median);
        }

        return [.. times];
    }
}
