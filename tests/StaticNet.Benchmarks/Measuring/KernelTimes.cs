using System.Globalization;

namespace StaticNet.Benchmarks.Measuring;

/// <summary>The workloads of the comparison with other libraries, timed in a process of its own: under the JIT, or compiled ahead of time.</summary>
internal static class KernelTimes
{
    private const int Steps = 512;

    /// <summary>What is timed, in order of the numbers that <see cref="Run"/> prints.</summary>
    public static IReadOnlyList<(string Name, string Mode, int Batch, Func<Measurement> Time)> Rows { get; } =
    [
        .. Of("W1 MLP", seed => new Mlp(seed), (network, x, y) => network.Predict(x, y), 32, 32),
        .. Of("W2 ConvNetJS", seed => new ConvNetJs(seed), (network, x, y) => network.Predict(x, y), 32, 20),
        .. Of("W3 CIFAR", seed => new Cifar(seed), (network, x, y) => network.Predict(x, y), 32, 32),
        .. Of("W4a ResNet-8", seed => new ResNet8(seed), (network, x, y) => network.Predict(x, y), 32, 32),
        .. Of("W4b ResNet-20", seed => new ResNet20(seed), (network, x, y) => network.Predict(x, y), 32, 32),
        Stream("W5 GRU of 20", () => new Gru20().CreateStream()),
        Stream("W5 GRU of 40", () => new Gru40().CreateStream()),
        Stream("W5 LSTM of 20", () => new Lstm20().CreateStream()),
        Stream("W5 LSTM of 40", () => new Lstm40().CreateStream()),
        .. Of("W6 encoder", seed => new Encoder(seed), (network, x, y) => network.Predict(x, y), 8, 8),
        .. Of("W7 MLP, tanh", seed => new TinyTanh(seed), (network, x, y) => network.Predict(x, y), 32, 32),
        .. Of("W8 depthwise", seed => new DepthwiseSeparable(seed), (network, x, y) => network.Predict(x, y), 32, 32),
    ];

    /// <summary>Prints a line for each row: median and minimum in microseconds.</summary>
    public static int Run()
    {
        foreach ((_, _, _, Func<Measurement> time) in Rows)
        {
            Measurement measured = time();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{measured.Median:R} {measured.Minimum:R}"));
        }

        return 0;
    }

    /// <summary>The numbers of a child's lines.</summary>
    public static (double Median, double Minimum)[] Parse(string output) =>
        [.. output.TrimEnd().Split('\n').Select(line => line.Split(' ')).Select(words => (Number(words[0]), Number(words[1])))];

    private static IEnumerable<(string, string, int, Func<Measurement>)> Of<TNetwork>(string name, Func<long, TNetwork> create, Action<TNetwork, float[], float[]> predict, int batch, int trained)
        where TNetwork : Network
    {
        var workload = new Workload(name, create, (network, x, y) => predict((TNetwork)network, x, y));
        yield return (name, "predict", 1, () => workload.Predict(1));
        yield return (name, "predict", batch, () => workload.Predict(batch));
        yield return (name, "train", trained, () => workload.Train(trained, threads: 1));
    }

    private static (string, string, int, Func<Measurement>) Stream(string name, Func<StreamingSession> create) => (name, "stream", Steps, () =>
    {
        using StreamingSession stream = create();
        float[] inputs = [.. Enumerable.Range(0, Steps).Select(i => MathF.Sin(i))], outputs = new float[Steps];
        return Measurement.Of(() => stream.Process(inputs, outputs));
    }
    );

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
