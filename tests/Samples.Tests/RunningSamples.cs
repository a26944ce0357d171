using System.Diagnostics;

namespace Samples.Tests;

/// <summary>Runs programs in a temporary folder, as a user does.</summary>
internal sealed class RunningSamples : IDisposable
{
    /// <summary>Where they run, and write their artifacts.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("samples-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Runs the Digits sample.</summary>
    public (int Exit, string Output) RunDigits(params string[] arguments) => Run("dotnet", [Path.Combine(AppContext.BaseDirectory, "Digits.dll"), .. arguments]);

    /// <summary>Runs a program; gives what it wrote to output and then to error.</summary>
    public (int Exit, string Output) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8 };
        // A build server that a test leaves running would keep its output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    public static string LastLine(string output) => output.TrimEnd().Split('\n')[^1].TrimEnd('\r');

    /// <summary>The nearest folder above the tests that holds the solution.</summary>
    public static string Repository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "StaticNet.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"there is no StaticNet.sln above {AppContext.BaseDirectory}");
    }
}
