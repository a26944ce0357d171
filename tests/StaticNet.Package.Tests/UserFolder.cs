using System.Text;

namespace StaticNet.Package.Tests;

/// <summary>
/// A new user's empty folder: the package sources that the machine has, and the folder with our packages. Commands run in it
/// one after the other, and a transcript is kept.
/// </summary>
internal sealed class UserFolder : IDisposable
{
    private readonly Dictionary<string, string> environment = new()
    {
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
    };

    private readonly StringBuilder transcript = new();

    public UserFolder(PackageFeed feed)
    {
        Version = feed.Version;
        environment["DOTNET_CLI_HOME"] = Path.Combine(Folder, ".home");
        File.WriteAllText(Path.Combine(Folder, "NuGet.config"), $"""
            <?xml version="1.0" encoding="utf-8"?>
            <configuration>
              <config><add key="globalPackagesFolder" value="{feed.Unpacked}" /></config>
              <packageSources><add key="these" value="{feed.Path}" /></packageSources>
              {Fallback()}
            </configuration>
            """);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("staticnet-user-").FullName;

    /// <summary>The packages' version.</summary>
    public string Version { get; }

    /// <summary>Every command with what it printed.</summary>
    public string Transcript => transcript.ToString();

    /// <summary>Writes a file, given by its path from the folder.</summary>
    public void Write(string path, string text)
    {
        string full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>Copies a folder of sources that stands beside these tests; STATICNET_VERSION becomes the packages' version.</summary>
    public void CopyProjects(string name)
    {
        string from = Path.Combine(AppContext.BaseDirectory, "Projects", name);
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
            Write(Path.GetRelativePath(from, file), File.ReadAllText(file).Replace("STATICNET_VERSION", Version, StringComparison.Ordinal));
    }

    /// <summary>Runs a command that must succeed; gives what it printed.</summary>
    public string Run(string folder, string program, params string[] arguments)
    {
        (int exit, string output) = TryRun(folder, program, arguments);
        Assert.True(exit == 0, $"{program} {string.Join(' ', arguments)} ended with {exit}:\n{output}");
        return output;
    }

    /// <summary>Runs a command; gives its exit code and what it printed.</summary>
    public (int Exit, string Output) TryRun(string folder, string program, params string[] arguments)
    {
        (int exit, string output) = ChildProcess.Run(Path.Combine(Folder, folder), environment, program, arguments);
        output = output.Replace(Folder, "~", StringComparison.Ordinal).ReplaceLineEndings("\n");
        transcript.Append($"~/{folder}$ {program} {string.Join(' ', arguments)}\n{output}\n");
        return (exit, output);
    }

    /// <summary>Sets a variable for the commands that follow; null takes it away.</summary>
    public void Set(string name, string? value)
    {
        if (value is null)
            environment.Remove(name);
        else
            environment[name] = value;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // The framework's own packs need not be fetched again where the machine has them.
    private static string Fallback()
    {
        string folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
            ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return Directory.Exists(folder) ? $"<fallbackPackageFolders><add key=\"machine\" value=\"{folder}\" /></fallbackPackageFolders>" : "";
    }
}
