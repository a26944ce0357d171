using System.Diagnostics;

namespace StaticNet.Tests.Processes;

/// <summary>Runs programs as a user does.</summary>
internal static class ChildProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    /// <summary>Runs a program to its end; gives what it wrote to output and then to error.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="environment">Variables that are set for it alone.</param>
    /// <param name="program">Its name or path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="TimeoutException">It did not end in eight minutes, and was killed.</exception>
    public static (int Exit, string Output) Run(string folder, IReadOnlyDictionary<string, string> environment, string program, params string[] arguments)
    {
        (int exit, string output, string error) = RunApart(folder, environment, program, arguments);
        return (exit, output + error);
    }

    /// <summary>Runs a program to its end; gives what it wrote to output, and what to error.</summary>
    /// <inheritdoc cref="Run"/>
    public static (int Exit, string Output, string Error) RunApart(string folder, IReadOnlyDictionary<string, string> environment, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        // A build server that a test leaves running would keep its output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end within {Limit.TotalMinutes} minutes");
        }

        process.WaitForExit();
        return (process.ExitCode, output.Result, error.Result);
    }
}
