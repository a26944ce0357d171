using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Digits.Tests;

/// <summary>Runs the samples as a user does: Digits with --quick, then DigitsAot on the weights that it saved.</summary>
public sealed class SampleRunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("digits-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Digits_trains_reports_saves_and_loads_and_DigitsAot_classifies_with_its_weights()
    {
        (int exit, string output) = Run("dotnet", Path.Combine(AppContext.BaseDirectory, "Digits.dll"), "--quick");
        Assert.True(exit == 0, output);
        Match last = Regex.Match(LastLine(output), @"^digits: (?<accuracy>\d+\.\d) % of 1,000 held-out digits, weights saved and loaded, predictions equal$");
        Assert.True(last.Success, output);
        Assert.True(double.Parse(last.Groups["accuracy"].Value) >= 85, output);
        Assert.True(new FileInfo(Path.Combine(_folder, "artifacts", "digits.html")).Length is > 10_000 and < 1_000_000);

        string weights = Path.Combine(_folder, "artifacts", "digits.safetensors");
        string executable = PublishAot();
        (exit, output) = Run(executable, weights);
        Assert.True(exit == 0, output);
        last = Regex.Match(LastLine(output), @"^digits-aot: (?<right>\d+) of 200 right$");
        Assert.True(last.Success && int.Parse(last.Groups["right"].Value) >= 160, output);

        (exit, output) = Run(executable, weights + ".gone");
        Assert.True(exit == 1 && output.Contains("there is no file"), output);
        File.WriteAllText(weights, "no weights");
        (exit, output) = Run(executable, weights);
        Assert.True(exit == 1 && output.StartsWith("digits-aot: ", StringComparison.Ordinal), output);
    }

    [Theory]
    [InlineData("--epoch", 2, "did you mean '--epochs'?")]
    [InlineData("--data=here", 2, "did you mean '--data'?")]
    public void A_wrong_command_line_ends_with_its_exit_code(string argument, int expected, string part)
    {
        (int exit, string output) = Run("dotnet", Path.Combine(AppContext.BaseDirectory, "Digits.dll"), argument);
        Assert.Equal(expected, exit);
        Assert.Contains(part, output);
    }

    [Fact]
    public void Missing_data_end_with_exit_code_1()
    {
        (int exit, string output) = Run("dotnet", Path.Combine(AppContext.BaseDirectory, "Digits.dll"), "--data", "nowhere");
        Assert.Equal(1, exit);
        Assert.Contains("train-images-idx3-ubyte is missing in", output);
    }

    private string PublishAot()
    {
        string target = Path.Combine(_folder, "aot");
        (int exit, string output) = Run("dotnet", "publish", Path.Combine(Repository(), "samples", "DigitsAot"), "-c", "Release", "-o", target);
        Assert.True(exit == 0, "DigitsAot could not be published; it needs clang or gcc, and zlib's headers:\n" + output);
        return Path.Combine(target, OperatingSystem.IsWindows() ? "DigitsAot.exe" : "DigitsAot");
    }

    // The nearest folder above the tests that holds the solution.
    private static string Repository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "StaticNet.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"there is no StaticNet.sln above {AppContext.BaseDirectory}");
    }

    private static string LastLine(string output) => output.TrimEnd().Split('\n')[^1].TrimEnd('\r');

    // Gives what it wrote to output and then to error.
    private (int Exit, string Output) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8 };
        // A build server that a test leaves running would keep its output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}
