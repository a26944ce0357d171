using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Compiler.Model;
using StaticNet.Generator.Parsing;

namespace StaticNet.Generator;

/// <summary>
/// Adds the other part of each class that is marked with [Network]. It reports nothing: that is the analyzer's work, which
/// knows places. What flows here is compared by value, so an edit elsewhere costs a parse and no more.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class StaticNetGenerator : IIncrementalGenerator
{
    /// <summary>The step whose outputs are the parsed declarations.</summary>
    public const string ModelStep = "Model";

    /// <summary>The step whose outputs are the generated files.</summary>
    public const string SourceStep = "Source";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ParsedNetwork> networks = context.SyntaxProvider
            .ForAttributeWithMetadataName(typeof(NetworkAttribute).FullName, static (node, _) => node is TypeDeclarationSyntax, Parse)
            .Where(static network => network is not null)
            .Select(static (network, _) => network!)
            .WithTrackingName(ModelStep);
        IncrementalValueProvider<ProjectFacts> facts = context.CompilationProvider.Select(static (compilation, _) => ProjectFacts.Of(compilation));
        IncrementalValueProvider<EquatableArray<string>> alike = networks
            .Select(static (network, _) => network.HintName)
            .Collect()
            .Select(static (names, _) => HintNames.Alike(names));
        IncrementalValueProvider<EquatableArray<WeightFile>> weights = context.AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellation) => WeightFiles.Read(pair.Left, pair.Right, cancellation))
            .Where(static file => file is not null)
            .Select(static (file, _) => file!)
            .Collect()
            .Select(static (all, _) => new EquatableArray<WeightFile>([.. all]));
        // Only the file that a network names: another one's change is none of its business.
        IncrementalValuesProvider<(ParsedNetwork Network, WeightFile? Weights)> withWeights = networks.Combine(weights)
            .Select(static (pair, _) => (pair.Left, WeightFiles.Find(pair.Right, pair.Left.Model)));
        IncrementalValuesProvider<GeneratedFile> files = withWeights.Combine(facts).Combine(alike)
            .Select(static (input, cancellation) => new GeneratedFile(
                HintNames.Of(input.Left.Left.Network.HintName, input.Right),
                GenerateSource.Run(input.Left.Left.Network, input.Left.Right, input.Left.Left.Weights, cancellation)))
            .WithTrackingName(SourceStep);
        context.RegisterSourceOutput(files, static (output, file) => output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8)));
    }

    /// <summary>The declaration; null at all but the first [Network] of a class that has several, which the C# compiler reports.</summary>
    private static ParsedNetwork? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        ImmutableArray<SyntaxReference?> marks =
            [.. type.GetAttributes().Where(data => SymbolNames.Is(data.AttributeClass, typeof(NetworkAttribute))).Select(data => data.ApplicationSyntaxReference)];
        bool isFirst = marks.Length == 0
            || (marks[0]?.SyntaxTree == context.TargetNode.SyntaxTree && context.TargetNode.Span.Contains(marks[0]!.Span));
        return isFirst ? NetworkParser.Parse(type, cancellation).Network : null;
    }
}
