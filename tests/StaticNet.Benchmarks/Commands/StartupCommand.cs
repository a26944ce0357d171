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

    /// <summary>What stands before the command where this program starts itself: through "dotnet StaticNet.Benchmarks.dll" the process is dotnet's, and needs the path again.</summary>
    public static string[] HostArguments() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Path.Combine(AppContext.BaseDirectory, "StaticNet.Benchmarks.dll")] : [];
}
