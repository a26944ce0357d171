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
            start.RegisterSemanticModelAction(file => CheckCalls(file, networks));
            start.RegisterSyntaxNodeAction(LearningRate.Check, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
        });
    }

    // File by file, not call by call: some rules report another place than the call they look at, and an editor, which asks for the
    // diagnostics of a file, is not given those that lie outside of the node an action was made for.
    private static void CheckCalls(SemanticModelAnalysisContext context, KnownNetworks networks)
    {
        foreach (SyntaxNode node in context.SemanticModel.SyntaxTree.GetRoot(context.CancellationToken).DescendantNodes())
        {
            if (node is UsingStatementSyntax statement)
                UsedAfterDispose.Check(context, statement);
            // Most calls of a program end at the name, before anything is bound.
            if (node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } syntax || !RulesOf.TryGetValue(member.Name.Identifier.ValueText, out UseRule[]? rules))
                continue;
            if (Call.Of(context, syntax, member, networks) is not { } call)
                continue;
            foreach (UseRule rule in rules)
                rule.Check(call);
        }
    }
}
