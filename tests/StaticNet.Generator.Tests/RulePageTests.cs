using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;
using StaticNet.Generator.Tests.Harness;

namespace StaticNet.Generator.Tests;

/// <summary>Every rule has a page, and what its page says is so: the wrong snippet breaks that rule alone, the right one none.</summary>
public partial class RulePageTests
{
    public static TheoryData<string> Rules => [.. RuleCatalogue.All.Select(rule => rule.Id)];

    /// <summary>Rules that a user's source can break; our own bugs have no snippet.</summary>
    public static TheoryData<string> RulesWithSnippets => [.. RuleCatalogue.All.Select(rule => rule.Id).Where(id => id[2] != '9')];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Page_has_the_title_of_its_rule(string id) =>
        Assert.StartsWith($"# {id}: {RuleCatalogue.Of(id).Title}\n", Page(id));

    [Theory]
    [MemberData(nameof(RulesWithSnippets))]
    public async Task Wrong_snippet_breaks_the_rule(string id)
    {
        (Project project, string source) = Snippet(id, "Wrong");
        project = project with { TurnedOn = [id] };
        Assert.Equal([id], (await AnalyzerRunner.Run(project, source)).Select(found => found.Id));
        IReadOnlyList<string> errors = [.. GeneratorRunner.Run(project, source).ErrorLines];
        if (RuleCatalogue.Of(id).Severity == Severity.Error && !RuleIds.IsAboutUse(id))
            Assert.StartsWith($"#error: '{id}: ", Assert.Single(errors));
        else
            Assert.Empty(errors);
    }

    [Theory]
    [MemberData(nameof(RulesWithSnippets))]
    public async Task Right_snippet_breaks_nothing(string id)
    {
        (Project project, string source) = Snippet(id, "Right");
        project = project with { TurnedOn = [id] };
        GeneratedOutput output = GeneratorRunner.Run(project, source);
        Assert.Empty(await AnalyzerRunner.Run(output));
        Assert.Empty(output.Errors);
    }

    [Fact]
    public void Pages_are_those_of_the_rules() =>
        Assert.Equal(RuleCatalogue.All.Select(rule => rule.Id), Directory.GetFiles(Folder(), "SN*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void Help_link_leads_to_the_page() =>
        Assert.All(RuleDescriptors.All, descriptor => Assert.EndsWith($"/generators/docs/rules/{descriptor.Id}.md", descriptor.HelpLinkUri));

    [Fact]
    public void Rules_are_in_numeric_order_and_so_are_their_ids()
    {
        string[] ids = [.. RuleCatalogue.All.Select(rule => rule.Id)];
        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void Release_files_list_every_rule()
    {
        string[] lines = [.. new[] { "Shipped", "Unshipped" }.SelectMany(name => File.ReadAllLines(Path.Combine(Folder(), $"../../StaticNet.Generator/AnalyzerReleases.{name}.md")))];
        Assert.Equal(
            RuleDescriptors.All.Select(rule => $"{rule.Id} | {rule.Category} | {(rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : "Disabled")} | {rule.Title}"),
            lines.Where(line => line.StartsWith("SN", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    /// <summary>A section's C#, in a project with the properties that the section sets; a section of properties alone is about any network.</summary>
    private static (Project Project, string Source) Snippet(string id, string section)
    {
        string text = Page(id).Split($"## {section}\n")[1].Split("\n## ")[0];
        string properties = Block(text, "xml") ?? "";
        var project = new Project
        {
            AllowUnsafe = !properties.Contains("<AllowUnsafeBlocks>false<"),
            Properties = Property().Matches(properties).ToImmutableDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value),
            Weights = [.. ListedFile().Matches(properties).Select(file => new WeightFile(file.Groups[2].Value, Block(text, "json") ?? WeightFile.Missing, file.Groups[1].Value == "Weights"))],
            LanguageVersion = LanguageVersionFacts.TryParse(LangVersion().Match(properties).Groups[1].Value, out LanguageVersion version) ? version : LanguageVersion.Latest,
        };
        string source = Block(text, "csharp") ?? "[Network, Input(4), Dense(2)] partial class Net { }";
        return (project, $"using StaticNet;\n{source}");
    }

    private static string? Block(string text, string language) =>
        Regex.Match(text, $"```{language}\n(.*?)```", RegexOptions.Singleline) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("<StaticNet(Weights|Checkpoint) Include=\"(.*?)\"")]
    private static partial Regex ListedFile();

    [GeneratedRegex("<LangVersion>(.*?)<")]
    private static partial Regex LangVersion();

    [GeneratedRegex("<(\\w+)>(.*?)<")]
    private static partial Regex Property();

    private static string Page(string id) => File.ReadAllText(Path.Combine(Folder(), id + ".md")).ReplaceLineEndings("\n");

    private static string Folder([CallerFilePath] string test = "") => Path.Combine(Path.GetDirectoryName(test)!, "../../generators/docs/rules");
}
