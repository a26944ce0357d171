using System.Globalization;
using System.Text.RegularExpressions;

namespace StaticNet.Package.Tests;

/// <summary>Each template but the classifier's, which <see cref="FirstTenMinutesTests"/> runs, makes a project that builds with warnings as errors, and learns what it is there to learn.</summary>
[Collection(PackageCollection.Name)]
public class TemplateTests(PackageFeed feed)
{
    [Theory]
    [InlineData("regressor", @"^mean squared error at new places: (?<score>[\d.]+)$", 0, 0.01)]
    [InlineData("audio", @"^right on new sounds: (?<score>[\d.]+) %$", 95, 100)]
    public void A_template_builds_and_learns(string template, string pattern, double least, double most)
    {
        using var user = new UserFolder(feed);
        user.Run("", "dotnet", "new", "install", $"StaticNet.Templates::{feed.Version}");
        user.Run("", "dotnet", "new", "staticnet-" + template, "-o", "My App");
        string output = user.Run("My App", "dotnet", "run", "-c", "Release", "-p:TreatWarningsAsErrors=true");
        Match score = Regex.Match(output, pattern, RegexOptions.Multiline);
        Assert.True(score.Success, output);
        Assert.InRange(double.Parse(score.Groups["score"].Value, CultureInfo.InvariantCulture), least, most);
    }
}
