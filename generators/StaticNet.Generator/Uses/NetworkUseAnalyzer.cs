using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Compiler.Rules;

namespace StaticNet.Generator.Uses;

/// <summary>Reports wrong uses of networks, trainers and sessions, as far as they can be seen in the source: at the argument that is at fault.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkUseAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableDictionary<string, UseRule[]> RulesOf = UseRule.All
        .SelectMany(rule => rule.Methods.Select(method => (method, rule)))
        .GroupBy(pair => pair.method, pair => pair.rule)
        .ToImmutableDictionary(group => group.Key, group => group.ToArray());

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. RuleDescriptors.All.Where(rule => RuleIds.IsAboutUse(rule.Id))];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("StaticNet.Network") is null)
                return;
            var networks = new KnownNetworks(start.Compilation, () => WeightFiles.Of(start.Options, start.CancellationToken));
            start.RegisterSyntaxNodeAction(node => CheckCall(node, networks), SyntaxKind.InvocationExpression);
            start.RegisterSyntaxNodeAction(LearningRate.Check, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
        });
    }

    // Most calls of a program end at the name, before anything is bound.
    private static void CheckCall(SyntaxNodeAnalysisContext context, KnownNetworks networks)
    {
        if (context.Node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } || !RulesOf.TryGetValue(member.Name.Identifier.ValueText, out UseRule[]? rules))
            return;
        if (Call.Of(context, networks) is not { } call)
            return;
        foreach (UseRule rule in rules)
            rule.Check(call);
    }
}
