using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace StaticNet.Generator.Tests.Harness;

/// <summary>Source with the places where diagnostics are expected: <c>[Dense({|SN2001:0|})]</c>.</summary>
/// <param name="Source">The source without marks.</param>
/// <param name="Expected">The ids with their places, in the order of the source.</param>
internal sealed partial record Markup(string Source, ImmutableArray<(string Id, TextSpan Span)> Expected)
{
    public static Markup Parse(string text)
    {
        var expected = ImmutableArray.CreateBuilder<(string, TextSpan)>();
        while (Mark().Match(text) is { Success: true } match)
        {
            Group inside = match.Groups["inside"];
            expected.Add((match.Groups["id"].Value, new TextSpan(match.Index, inside.Length)));
            text = text.Remove(match.Index, match.Length).Insert(match.Index, inside.Value);
        }

        return new Markup(text, expected.ToImmutable());
    }

    [GeneratedRegex(@"\{\|(?<id>\w+):(?<inside>.*?)\|\}", RegexOptions.Singleline)]
    private static partial Regex Mark();
}

/// <summary>Runs the analyzer on the user's sources together with what the generator adds to them, as a build does.</summary>
internal static class AnalyzerRunner
{
    /// <summary>Our diagnostics in the order of the source. An analyzer that throws fails the test.</summary>
    public static Task<Diagnostic[]> Run(params string[] sources) => Run(new Project(), sources);

    public static async Task<Diagnostic[]> Run(Project project, params string[] sources)
    {
        CSharpCompilation compilation = GeneratorRunner.Run(project, sources).Compilation;
        ImmutableArray<Diagnostic> diagnostics = await compilation.WithAnalyzers([new NetworkAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == "AD0001");
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan)];
    }
}
