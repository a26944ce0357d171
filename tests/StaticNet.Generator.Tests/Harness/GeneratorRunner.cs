using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace StaticNet.Generator.Tests.Harness;

/// <summary>
/// Runs the generator, twice: the second run, on an equal compilation, must be cached from end to end, and nothing that a
/// tracked step keeps may hold on to a compilation. Every test of the generator comes through here.
/// </summary>
internal static class GeneratorRunner
{
    private static readonly string[] Steps = [StaticNetGenerator.ModelStep, StaticNetGenerator.SourceStep];

    public static GeneratedOutput Run(params string[] sources) => Run(new Project(), sources);

    public static GeneratedOutput Run(Project project, params string[] sources)
    {
        CSharpCompilation compilation = project.Compile(sources);
        GeneratorDriver driver = NewDriver(project).RunGenerators(compilation);
        GeneratorRunResult first = driver.GetRunResult().Results.Single();
        Assert.Null(first.Exception);
        Assert.Empty(first.Diagnostics);

        GeneratorRunResult second = driver.RunGenerators(compilation.Clone()).GetRunResult().Results.Single();
        foreach (string step in Steps)
        {
            Assert.All(Reasons(second, step), reason => Assert.True(
                reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step} of an equal compilation was {reason}"));
            Assert.Null(ForbiddenReference.Find(Outputs(first, step)));
        }

        return new GeneratedOutput(
            first.GeneratedSources.ToImmutableDictionary(source => source.HintName, source => source.SourceText.ToString()),
            compilation.AddSyntaxTrees(first.GeneratedSources.Select(source => source.SyntaxTree)),
            project);
    }

    public static GeneratorDriver NewDriver(Project project) => CSharpGeneratorDriver.Create(
        [new StaticNetGenerator().AsSourceGenerator()],
        additionalTexts: new ProjectOptions(project).Texts,
        parseOptions: project.ParseOptions,
        optionsProvider: new ProjectOptions(project),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Why each output of a step was made; empty where the step did not run.</summary>
    public static IncrementalStepRunReason[] Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs)
            ? [.. runs.SelectMany(run => run.Outputs).Select(output => output.Reason)]
            : [];

    public static object[] Outputs(GeneratorRunResult result, string step) =>
        result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs)
            ? [.. runs.SelectMany(run => run.Outputs).Select(output => output.Value)]
            : [];
}

/// <summary>What the generator added.</summary>
/// <param name="Files">The files by hint name.</param>
/// <param name="Compilation">The user's compilation with them.</param>
/// <param name="Project">The user's project.</param>
internal sealed record GeneratedOutput(ImmutableDictionary<string, string> Files, CSharpCompilation Compilation, Project Project)
{
    public string Text => Files.Values.Single();

    /// <summary>What the C# compiler says to it, without warnings.</summary>
    public Diagnostic[] Errors => [.. Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    /// <summary>The messages of the #error lines.</summary>
    public string[] ErrorLines => [.. Errors.Where(error => error.Id == "CS1029").Select(error => error.GetMessage())];
}
