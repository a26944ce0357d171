using System.Diagnostics;
using System.Globalization;
using StaticNet.Benchmarks.Measuring;

namespace StaticNet.Benchmarks.Commands;

/// <summary>
/// Compiled ahead of time against the JIT: size of the executable, process start to the first prediction, predictions and
/// steps. It publishes three programs (one that predicts, one that only says hello, one with all workloads), and runs them and itself in turn.
/// </summary>
internal static class AotCommand
{
    /// <summary>The child that times kernels under the JIT.</summary>
    public const string Child = "kernel-times";

    private const int Rounds = 3, Starts = 10;

    public static int Run(bool asJson)
    {
        string folder = Directory.CreateTempSubdirectory("staticnet-aot-").FullName;
        try
        {
            string hello = Publish("Aot/Hello", folder, "aot-hello"), program = Publish("Aot", folder, "aot-benchmark");
            Table start = Start(hello, program), kernels = Kernels(Publish("Aot/Rows", folder, "aot-rows"));
            start.Print(asJson);
            kernels.Print(asJson);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Table Start(string hello, string program)
    {
        var table = new Table("program", "megabytes", "start to first prediction, median ms", "minimum ms");
        table.Notes.Add($"{Starts} processes each; the JIT's program comes beside a runtime");
        Add("hello world, AOT", hello, new FileInfo(hello).Length);
        Add("MLP 784-128-64-10, AOT", program, new FileInfo(program).Length, nameof(Mlp));
        Add("DigitNet, AOT", program, new FileInfo(program).Length, nameof(DigitNet));
        AddJit("MLP 784-128-64-10, JIT", nameof(Mlp));
        AddJit("DigitNet, JIT", nameof(DigitNet));
        return table;

        void AddJit(string name, string network) => Add(name, Environment.ProcessPath!, 0, [.. StartupCommand.HostArguments(), StartupCommand.Child, network]);

        void Add(string name, string path, long bytes, params string[] arguments)
        {
            double[] times = [.. Enumerable.Range(0, Starts).Select(_ => Milliseconds(path, arguments))];
            Measurement time = Measurement.Of(times, Starts);
            table.Add(name, bytes == 0 ? double.NaN : bytes / 1e6, time.Median, time.Minimum);
        }
    }

    private static Table Kernels(string program)
    {
        (double Median, double Minimum)[] jit = [.. KernelTimes.Rows.Select(_ => (double.MaxValue, double.MaxValue))], aot = [.. jit];
        for (int round = 0; round < Rounds; round++)
        {
            Merge(jit, KernelTimes.Parse(Output(Environment.ProcessPath!, [.. StartupCommand.HostArguments(), Child])));
            Merge(aot, KernelTimes.Parse(Output(program, [])));
        }

        var table = new Table("network", "mode", "batch", "JIT, median us", "AOT, median us", "JIT, minimum us", "AOT, minimum us", "AOT / JIT, minimum");
        table.Notes.Add($"the best of {Rounds} processes each, in turn; one thread; AOT is .NET 9's compiler with the package's settings");
        for (int i = 0; i < jit.Length; i++)
            table.Add(KernelTimes.Rows[i].Name, KernelTimes.Rows[i].Mode, KernelTimes.Rows[i].Batch, jit[i].Median, aot[i].Median, jit[i].Minimum, aot[i].Minimum, aot[i].Minimum / jit[i].Minimum);
        return table;
    }

    private static void Merge((double Median, double Minimum)[] best, (double Median, double Minimum)[] times)
    {
        for (int i = 0; i < best.Length; i++)
            best[i] = (Math.Min(best[i].Median, times[i].Median), Math.Min(best[i].Minimum, times[i].Minimum));
    }

    private static double Milliseconds(string program, string[] arguments)
    {
        long begin = Stopwatch.GetTimestamp();
        string[] times = Output(program, arguments).Split(' ');
        return 1e3 * (long.Parse(times[2], CultureInfo.InvariantCulture) - begin) / Stopwatch.Frequency;
    }

    private static string Publish(string project, string folder, string name)
    {
        string path = Path.Combine(SourceFolder(), project);
        Output("dotnet", ["publish", path, "-c", "Release", "-o", Path.Combine(folder, name), "--artifacts-path", Path.Combine(folder, "build"), "-v", "q"]);
        return Path.Combine(folder, name, OperatingSystem.IsWindows() ? name + ".exe" : name);
    }

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, ".."));

    private static string Output(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}");
    }
}
