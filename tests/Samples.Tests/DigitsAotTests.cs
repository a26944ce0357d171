using System.Text.RegularExpressions;
using StaticNet.Tests.Processes;

namespace Samples.Tests;

/// <summary>Publishes DigitsAot ahead of time, where every warning is an error, and runs it on weights that Digits saved.</summary>
public sealed class DigitsAotTests : IDisposable
{
    private readonly RunningSamples _samples = new();

    public void Dispose() => _samples.Dispose();

    [NeedsFact(Need.NativeLinker)]
    public void DigitsAot_is_published_and_classifies_with_the_weights_of_Digits()
    {
        (int exit, string output) = _samples.RunDigits("--quick");
        Assert.True(exit == 0, output);
        string weights = Path.Combine(_samples.Folder, "artifacts", "digits.safetensors");

        string executable = Publish();
        (exit, output) = _samples.Run(executable, weights);
        Assert.True(exit == 0, output);
        Match last = Regex.Match(RunningSamples.LastLine(output), @"^digits-aot: (?<right>\d+) of 200 right$");
        Assert.True(last.Success && int.Parse(last.Groups["right"].Value) >= 160, output);

        (exit, output) = _samples.Run(executable, weights + ".gone");
        Assert.True(exit == 1 && output.Contains("there is no file"), output);
        File.WriteAllText(weights, "no weights");
        (exit, output) = _samples.Run(executable, weights);
        Assert.True(exit == 1 && output.StartsWith("digits-aot: ", StringComparison.Ordinal), output);
    }

    // Everything is built in the test's own folder: a build that runs beside it is not disturbed.
    private string Publish()
    {
        string target = Path.Combine(_samples.Folder, "aot");
        (int exit, string output) = _samples.Run(
            "dotnet", "publish", Path.Combine(RepositoryFolder.Path, "samples", "DigitsAot"), "-c", "Release", "-o", target, "--artifacts-path", Path.Combine(_samples.Folder, "build"));
        Assert.True(exit == 0, output);
        Assert.DoesNotContain("warning", output);
        return Path.Combine(target, OperatingSystem.IsWindows() ? "DigitsAot.exe" : "DigitsAot");
    }
}
