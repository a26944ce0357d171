using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Generator.Uses;

namespace StaticNet.Generator.Tests.Harness;

/// <summary>Runs the analyzer on the user's sources together with what the generator adds to them, as a build does.</summary>
internal static class AnalyzerRunner
{
    /// <summary>Our diagnostics in the order of the source. An analyzer that throws fails the test.</summary>
    public static Task<Diagnostic[]> Run(params string[] sources) => Run(new Project(), sources);

    public static Task<Diagnostic[]> Run(Project project, params string[] sources) => Run(GeneratorRunner.Run(project, sources));

    public static async Task<Diagnostic[]> Run(GeneratedOutput output)
    {
        var options = new ProjectOptions(output.Project);
        ImmutableArray<Diagnostic> diagnostics = await output.Compilation.WithAnalyzers([new NetworkAnalyzer(), new NetworkUseAnalyzer()], new AnalyzerOptions(options.Texts, options)).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == "AD0001");
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan)];
    }
}
