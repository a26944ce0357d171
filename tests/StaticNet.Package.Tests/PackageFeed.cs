using System.Globalization;

namespace StaticNet.Package.Tests;

/// <summary>
/// The packages, built once for all tests into a local folder. The version is another one each time, so that no copy from an
/// earlier run can take their place.
/// </summary>
public sealed class PackageFeed : IDisposable
{
    private static readonly string[] Projects = ["StaticNet", "StaticNet.Templates", "StaticNet.Tool"];

    private readonly Lazy<TrainedHills> hills;
    private readonly string root = Directory.CreateTempSubdirectory("staticnet-feed-").FullName;

    /// <summary>Packs.</summary>
    public PackageFeed()
    {
        hills = new Lazy<TrainedHills>(() => new TrainedHills(this));
        Version = string.Create(CultureInfo.InvariantCulture, $"0.1.{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}");
        foreach (string project in Projects)
        {
            (int exit, string output) = ChildProcess.Run(root, new Dictionary<string, string>(), "dotnet", "pack", System.IO.Path.Combine(RepositoryFolder.Path, "src", project),
                "-c", "Release", "-o", Path, "--artifacts-path", System.IO.Path.Combine(root, "build"), "-v", "q", $"-p:PackageVersion={Version}");
            if (exit != 0 || output.Contains("warning", StringComparison.Ordinal))
                throw new InvalidOperationException($"Packing {project} ended with {exit}:\n{output}");
        }
    }

    /// <summary>The folder that holds the packages.</summary>
    public string Path => System.IO.Path.Combine(root, "packages");

    /// <summary>Where packages are unpacked for these tests alone.</summary>
    public string Unpacked => System.IO.Path.Combine(root, "unpacked");

    /// <summary>The version of all packages.</summary>
    public string Version { get; }

    /// <summary>A trained project that several tests share.</summary>
    internal TrainedHills Hills => hills.Value;

    /// <summary>A package's file.</summary>
    public string File(string id, string extension = "nupkg") => System.IO.Path.Combine(Path, $"{id}.{Version}.{extension}");

    /// <inheritdoc/>
    public void Dispose()
    {
        if (hills.IsValueCreated)
            hills.Value.Dispose();
        Directory.Delete(root, recursive: true);
    }
}

/// <summary>Tests of packages run one after the other: each keeps the machine busy.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackageFeed>
{
    public const string Name = "packages";
}
