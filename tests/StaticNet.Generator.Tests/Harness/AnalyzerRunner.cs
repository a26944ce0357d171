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

    /// <summary>What an editor shows of a file that is open, without asking for the whole project.</summary>
    public static async Task<ImmutableArray<Diagnostic>> RunOnFile(GeneratedOutput output, SyntaxTree file) =>
        await Analyzed(output).GetAnalyzerSemanticDiagnosticsAsync(output.Compilation.GetSemanticModel(file), filterSpan: null, default);

    public static async Task<Diagnostic[]> Run(GeneratedOutput output)
    {
        ImmutableArray<Diagnostic> diagnostics = await Analyzed(output).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == "AD0001");
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan)];
    }

    private static CompilationWithAnalyzers Analyzed(GeneratedOutput output)
    {
        var options = new ProjectOptions(output.Project);
        return output.Compilation.WithAnalyzers([new NetworkAnalyzer(), new NetworkUseAnalyzer()], new AnalyzerOptions(options.Texts, options));
    }
}
