using System.Text.RegularExpressions;

namespace StaticNet.Package.Tests;

/// <summary>
/// A library that declares networks, used by an app that declares one itself. The library is set as far from the templates as
/// the package supports: C# 12, no nullable references, no implicit usings; the app under all analyzers, with warnings as errors.
/// </summary>
[Collection(PackageCollection.Name)]
public class SolutionTests(PackageFeed feed)
{
    [Fact]
    public void An_unusual_library_and_a_strict_app_build_without_a_warning_and_run()
    {
        using var user = new UserFolder(feed);
        user.CopyProjects("Everything");
        string built = user.Run("", "dotnet", "build", "Everything.slnx", "-c", "Release");
        Assert.Contains("0 Warning(s)", built);
        user.Set("DOTNET_ROLL_FORWARD", "Major");
        string[] lines = user.Run("", "dotnet", "App/bin/Release/net9.0/App.dll").TrimEnd().Split('\n');
        Assert.Equal(5, lines.Length);
        Assert.Equal("True", lines[1]);
        Assert.Equal(["first", "second", "inner", "own"], lines.Where(line => line != "True").Select(line => line.Split(' ')[0]));
        Assert.All(lines[3..], line => Assert.Equal(1, line.Split(' ')[1..].Sum(x => double.Parse(x, System.Globalization.CultureInfo.InvariantCulture)), 1e-6));
    }

    [Fact]
    public void Errors_are_reported_with_analyzers_off_too()
    {
        using var user = new UserFolder(feed);
        user.CopyProjects("Everything");
        user.Write("App/Own.cs", "[StaticNet.Network, StaticNet.Input(2), StaticNet.Dense(0)]\ninternal sealed partial class Own;\n");
        (int exit, string output) = user.TryRun("App", "dotnet", "build", "-c", "Release", "-p:RunAnalyzers=false");
        Assert.NotEqual(0, exit);
        Assert.Matches(new Regex("error CS1029: #error: 'SN2001: "), output);
    }
}
