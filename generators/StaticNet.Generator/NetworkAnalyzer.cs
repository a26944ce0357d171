using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;
using StaticNet.Generator.Parsing;

namespace StaticNet.Generator;

/// <summary>Reports what is wrong with a network, at the argument that is at fault. It finds the same issues as the generator, by the same code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. RuleDescriptors.All.Where(rule => !RuleIds.IsAboutUse(rule.Id))];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var weights = new Lazy<ImmutableArray<WeightFile>>(() => WeightFiles.Of(start.Options, start.CancellationToken));
            start.RegisterSymbolAction(symbol => Analyze(symbol, weights), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, Lazy<ImmutableArray<WeightFile>> weights)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!type.GetAttributes().Any(attribute => SymbolNames.Is(attribute.AttributeClass, typeof(NetworkAttribute))))
            return;
        Declaration declaration = NetworkParser.Parse(type, context.CancellationToken);
        WeightFile? file = declaration.Network.Model.Weights is null ? null : WeightFiles.Find(weights.Value, declaration.Network.Model);
        foreach (Issue issue in CheckNetwork.Run(declaration.Network, ProjectFacts.Of(context.Compilation), file).Issues)
        {
            Location place = AnchorResolver.Resolve(declaration, issue.Anchor, context.CancellationToken);
            context.ReportDiagnostic(RuleDescriptors.Report(issue.RuleId, place, issue.Arguments));
        }

        AotSettings aot = AotSettings.Of(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        if (aot.LeavesAvxOut)
            context.ReportDiagnostic(RuleDescriptors.Report(RuleIds.AotWithoutAvx, AnchorResolver.Resolve(declaration, Anchor.Class, context.CancellationToken), [type.Name, aot.InstructionSet]));
    }
}
