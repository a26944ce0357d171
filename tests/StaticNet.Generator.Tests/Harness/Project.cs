using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Generator.Tests.Harness;

/// <summary>A user's project: sources and options, with references taken from the running runtime, so nothing is downloaded.</summary>
internal sealed record Project
{
    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) == "StaticNet.dll")
            .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The safetensors files that the project lists, as the build hands them on.</summary>
    public WeightFile[] Weights { get; init; } = [];

    public bool AllowUnsafe { get; init; } = true;

    /// <summary>Rules that are off unless told, and that this project's .editorconfig turns on.</summary>
    public string[] TurnedOn { get; init; } = [];

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Latest;

    /// <summary>MSBuild's properties that the compiler can see.</summary>
    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty;

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public CSharpParseOptions ParseOptions => new(LanguageVersion);

    public SyntaxTree Tree(string source, string path = "Net.cs") => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    /// <summary>The sources as one compilation, each in a file of its own.</summary>
    public CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "User",
        sources.Select((source, i) => Tree(source, i == 0 ? "Net.cs" : $"Net{i + 1}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind, allowUnsafe: AllowUnsafe, nullableContextOptions: NullableContextOptions.Enable,
            specificDiagnosticOptions: TurnedOn.Where(id => !RuleCatalogue.Of(id).IsOn).Select(id => KeyValuePair.Create(id, ReportDiagnostic.Info))));
}
