using StaticNet.Tests.Processes;

namespace Samples.Tests;

/// <summary>Runs programs in a temporary folder, as a user does.</summary>
internal sealed class RunningSamples : IDisposable
{
    /// <summary>Where they run, and write their artifacts.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("samples-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Runs the Digits sample.</summary>
    public (int Exit, string Output) RunDigits(params string[] arguments) => RunSample("Digits", arguments);

    /// <summary>Runs a sample by its name.</summary>
    public (int Exit, string Output) RunSample(string name, params string[] arguments) => Run("dotnet", [Path.Combine(AppContext.BaseDirectory, name + ".dll"), .. arguments]);

    /// <summary>Runs a program; gives what it wrote to output and then to error.</summary>
    public (int Exit, string Output) Run(string program, params string[] arguments) => ChildProcess.Run(Folder, new Dictionary<string, string>(), program, arguments);

    public static string LastLine(string output) => output.TrimEnd().Split('\n')[^1].TrimEnd('\r');
}
