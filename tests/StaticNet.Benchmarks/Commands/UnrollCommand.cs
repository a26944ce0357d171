using StaticNet.Benchmarks.Compiling;
using StaticNet.Benchmarks.Measuring;

namespace StaticNet.Benchmarks.Commands;

/// <summary>Straight-line code, loops, and the choice between them, over the sizes of networks: nanoseconds, and what the text costs.</summary>
internal static class UnrollCommand
{
    private const double Seconds = 0.1;

    private static readonly int[] Batches = [4, 32];

    private static readonly (string Name, string Attributes)[] Networks =
    [
        .. new[] { 4, 8, 16, 32, 64, 96 }.Select(n => ($"2-{n}-{n}-1, tanh", $"Input(2), Dense({n}), Tanh, Dense({n}), Tanh, Dense(1), Tanh, MeanSquaredError")),
        ("4-32-3, ReLU", "Input(4), Dense(32), ReLU, Dense(3), MeanSquaredError"),
        ("convolution 8x8, 4 filters", "Input(1, 8, 8), Conv2D(4, 3), ReLU, MaxPool2D(2), Flatten, Dense(4), MeanSquaredError"),
        ("convolution 12x12, 8 filters", "Input(1, 12, 12), Conv2D(8, 3), ReLU, MaxPool2D(2), Flatten, Dense(10), MeanSquaredError"),
    ];

    public static int Run(bool asJson)
    {
        var table = new Table(["network", "code", "predict, ns", "predict 32, ns", .. Batches.Select(batch => $"train {batch}, ns"), "lines", "KiB", "csc, s"]);
        table.Notes.Add("Nanoseconds a call, one thread, median; a row without numbers is too large for straight-line code.");

        // The JIT takes its time until trainers are compiled in full: the first network would pay for all.
        for (int i = 0; i < 3; i++)
            Measure(LoadedNetwork.Of($"Warm{i}", Unroll.None, Networks[0].Attributes)!.Network);
        for (int index = 0; index < Networks.Length; index++)
        {
            (string name, string attributes) = Networks[index];
            (Unroll Unroll, LoadedNetwork? Loaded)[] modes = [.. Enum.GetValues<Unroll>().Select(unroll => (unroll, LoadedNetwork.Of($"Net{index}{unroll}", unroll, attributes)))];
            foreach ((Unroll unroll, LoadedNetwork? loaded) in modes)
            {
                object[] cells = loaded is null
                    ? [.. Enumerable.Repeat("", 5 + Batches.Length)]
                    : [.. Measure(loaded.Network).Select(time => (object)(1e3 * time)), loaded.Lines, loaded.Bytes / 1_024, loaded.CompileSeconds];
                table.Add([name, unroll.ToString(), .. cells]);
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
