using System.Diagnostics;
using System.Globalization;
using StaticNet.Benchmarks.Measuring;

namespace StaticNet.Benchmarks.Commands;

/// <summary>From starting a process under the JIT to its first prediction, in a child process that does nothing else.</summary>
internal static class StartupCommand
{
    /// <summary>The child's command; behind it stands the network.</summary>
    public const string Child = "first-prediction";

    private const int Runs = 10;

    public static int Run(bool asJson)
    {
        var table = new Table("network", "part", "median ms", "minimum ms");
        table.Notes.Add($"{Runs} processes each, under the JIT");
        foreach (string network in (ReadOnlySpan<string>)[nameof(ConvNetJs), nameof(Mlp)])
        {
            double[][] runs = [.. Enumerable.Range(0, Runs).Select(_ => Measure(network))];
            string[] parts = ["process start to Main", "making the network", "first prediction", "second prediction", "process start to the first prediction"];
            for (int part = 0; part < parts.Length; part++)
            {
                var time = Measurement.Of([.. runs.Select(run => run[part])], Runs);
                table.Add(network, parts[part], time.Median, time.Minimum);
            }
        }

        table.Print(asJson);
        return 0;
    }

    /// <summary>The child: prints when it started, was ready, had predicted, and had predicted again, in ticks of the system's clock.</summary>
    public static int RunChild(string network, long entered)
    {
        Span<float> outputs = stackalloc float[10];
        return network == nameof(Mlp) ? Mlp(outputs) : ConvNetJs(outputs);

        int Mlp(Span<float> outputs)
        {
            using var net = new Mlp(1);
            ReadOnlySpan<float> inputs = new float[Benchmarks.Mlp.InputLength];
            long made = Stopwatch.GetTimestamp();
            net.Predict(inputs, outputs);
            long first = Stopwatch.GetTimestamp();
            net.Predict(inputs, outputs);
            return Print(made, first, Stopwatch.GetTimestamp());
        }

        int ConvNetJs(Span<float> outputs)
        {
            using var net = new ConvNetJs(1);
            ReadOnlySpan<float> inputs = new float[Benchmarks.ConvNetJs.InputLength];
            long made = Stopwatch.GetTimestamp();
            net.Predict(inputs, outputs);
            long first = Stopwatch.GetTimestamp();
            net.Predict(inputs, outputs);
            return Print(made, first, Stopwatch.GetTimestamp());
        }

        int Print(long made, long first, long second)
        {
            Console.WriteLine(FormattableString.Invariant($"{entered} {made} {first} {second}"));
            return 0;
        }
    }

    // The clock that Stopwatch reads is the machine's, so times of two processes can be compared.
    private static double[] Measure(string network)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (string argument in (ReadOnlySpan<string>)[.. HostArguments(), Child, network])
            start.ArgumentList.Add(argument);
        long begin = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The child process ended with {process.ExitCode}");
        long[] times = [begin, .. output.Split(' ').Select(text => long.Parse(text, CultureInfo.InvariantCulture))];
        return [Milliseconds(0, 1), Milliseconds(1, 2), Milliseconds(2, 3), Milliseconds(3, 4), Milliseconds(0, 3)];

        double Milliseconds(int from, int to) => 1e3 * (times[to] - times[from]) / Stopwatch.Frequency;
    }

    // Started through "dotnet StaticNet.Benchmarks.dll", the process is dotnet's, and needs the path again.
    private static string[] HostArguments() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Path.Combine(AppContext.BaseDirectory, "StaticNet.Benchmarks.dll")] : [];
}
