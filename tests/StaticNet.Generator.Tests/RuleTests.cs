using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Compiler.Rules;
using StaticNet.Generator.Tests.Harness;
using StaticNet.Generator.Tests.Rules;

namespace StaticNet.Generator.Tests;

/// <summary>Every rule: its id, its exact place, its whole message; and that the class cannot be compiled without the analyzer either.</summary>
public class RuleTests
{
    /// <summary>Source with marks, and the messages in the order of the marks. A new rule is a row in the file of its group.</summary>
    public static TheoryData<string, string[]> Broken => All(DeclarationRules.Rows, ShapeRules.Rows, ValueRules.Rows);

    /// <summary>What compiles and is still said something about: source with marks, and the messages.</summary>
    public static TheoryData<string, string[]> Advised => All(PracticeRules.Rows, CostRules.Rows);

    public static TheoryData<string> Good => GoodSources.Rows;

    [Theory]
    [MemberData(nameof(Broken))]
    [MemberData(nameof(Advised))]
    public async Task Rule_is_reported_at_its_place_with_its_message(string markup, string[] messages)
    {
        Markup expected = Markup.Parse(markup);
        Diagnostic[] diagnostics = await AnalyzerRunner.Run(new Project { TurnedOn = [.. expected.Expected.Select(mark => mark.Id)] }, expected.Source);
        Assert.Equal(
            expected.Expected.Zip(messages, (mark, message) => $"{mark.Id} {expected.Source[mark.Span.Start..mark.Span.End]} {mark.Span}: {message}"),
            diagnostics.Select(found => $"{found.Id} {Text(found)} {found.Location.SourceSpan}: {found.GetMessage()}"));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Broken_network_does_not_compile_without_the_analyzer(string markup, string[] messages)
    {
        GeneratedOutput output = GeneratorRunner.Run(Markup.Parse(markup).Source);
        string line = Assert.Single(output.ErrorLines);
        string more = messages.Length > 1 ? $" (and {messages.Length - 1} more)" : "";
        Assert.Contains(messages.Select(message => $"#error: '{Markup.Parse(markup).Expected[0].Id}: {message}{more}'"), expected => expected == line);
        Assert.Equal(["CS1029"], output.Errors.Select(error => error.Id));
    }

    [Theory]
    [MemberData(nameof(Good))]
    public async Task Good_source_gives_no_errors_or_warnings(string source) =>
        Assert.DoesNotContain(await AnalyzerRunner.Run(source), diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);

    /// <summary>What resembles a mistake and is none: not even a suggestion.</summary>
    [Theory]
    [InlineData("[Input(3, 8, 8), Conv2D(4, 3, Stride = 2, Padding = 1)]")]
    [InlineData("[Input(3, 8, 8), MaxPool2D(3, Stride = 2, Padding = 1)]")]
    [InlineData("[Input(3, 8, 8), ConvTranspose2D(4, 3, Stride = 2)]")]
    [InlineData("[Input(3, 8), Conv1D(4, 3, Stride = 2, Padding = 1)]")]
    [InlineData("[Input(3, 9, 9), MaxPool2D(2, CeilMode = true)]")]
    [InlineData("[Input(3, 8, 8), Conv2D(4, 3, Same = true, Bias = false), BatchNorm, ReLU, Conv2D(4, 1), Sigmoid]")]
    public async Task Nothing_is_said_where_nothing_is_lost(string attributes) => Assert.Empty(await AnalyzerRunner.Run(Sources.Network(attributes)));

    [Theory]
    [MemberData(nameof(Advised))]
    public void Advised_network_compiles(string markup, string[] messages)
    {
        Assert.NotEmpty(messages);
        Assert.DoesNotContain(
            GeneratorRunner.Run(Markup.Parse(markup).Source).Compilation.GetDiagnostics(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void Good_source_compiles_without_warnings(string source) => Assert.Empty(GeneratorRunner.Run(source).Compilation.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));

    [Fact]
    public async Task Project_without_unsafe_code_is_told_so() => await AssertProjectRule(
        new Project { AllowUnsafe = false },
        "SN0013: 'Net' is compiled to code with pointers; put <AllowUnsafeBlocks>true</AllowUnsafeBlocks> into the project file");

    [Fact]
    public async Task Project_with_an_old_language_is_told_so() => await AssertProjectRule(
        new Project { LanguageVersion = LanguageVersion.CSharp10 },
        "SN0017: 'Net' is compiled to C# 12, but the project is set to C# 10.0; take <LangVersion> out of the project file, or raise it");

    /// <summary>How many bytes they are is the scheduler's affair.</summary>
    [Fact]
    public async Task Workspace_over_its_budget_is_reported()
    {
        Diagnostic found = Assert.Single(await AnalyzerRunner.Run("using StaticNet; [Network, Budget(WorkspaceBytes = 1), Input(8), Dense(16)] partial class Net;"));
        Assert.Equal("SN2101", found.Id);
        Assert.Matches("^'Net' has [0-9,]+ bytes of workspace, but its budget is 1; the largest layers are 'dense1' with 64$", found.GetMessage());
    }

    [Fact]
    public void Every_rule_has_a_row()
    {
        string[] elsewhere = [RuleIds.UnsafeCodeOff, RuleIds.LanguageTooOld, RuleIds.AotWithoutAvx, RuleIds.InternalError];
        IEnumerable<string> rows = Broken.Concat(Advised).Concat(UseRuleTests.Misused).Concat(WeightsTests.Cases).SelectMany(row => Markup.Parse((string)row[0]).Expected.Select(mark => mark.Id));
        Assert.Equal(RuleCatalogue.All.Select(rule => rule.Id), rows.Concat(elsewhere).Distinct().Order(StringComparer.Ordinal));
    }

    private static async Task AssertProjectRule(Project project, string expected)
    {
        string source = "using StaticNet; [Network, Input(4), Dense(2)] partial class Net { }";
        Diagnostic found = Assert.Single(await AnalyzerRunner.Run(project, source));
        Assert.Equal((expected, "Net"), ($"{found.Id}: {found.GetMessage()}", Text(found)));
        Assert.Equal([$"#error: '{expected}'"], GeneratorRunner.Run(project, source).ErrorLines);
    }

    private static string Text(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);

    private static TheoryData<string, string[]> All(params TheoryData<string, string[]>[] groups)
    {
        var all = new TheoryData<string, string[]>();
        foreach (object[] row in groups.SelectMany(group => group))
            all.Add((string)row[0], (string[])row[1]);
        return all;
    }
}
