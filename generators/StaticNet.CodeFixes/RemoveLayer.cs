using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Compiler.Rules;

namespace StaticNet.CodeFixes;

/// <summary>Takes out a layer that is better not there: a second softmax, an activation of an activation, dropout at the end.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RemoveLayer : TextFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.DoubleActivation, RuleIds.TwoActivations, RuleIds.NoiseAtTheEnd, RuleIds.CutOffRegression, RuleIds.LossReadsSomethingElse];

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        if (diagnostic.Id == RuleIds.LossReadsSomethingElse && !Argument(diagnostic, 4).StartsWith("take ", StringComparison.Ordinal))
            return null;
        return AttributeEdits.At(root, diagnostic.Location.SourceSpan) is { } attribute && IsSafe(attribute)
            ? new Fix($"Take {attribute.Name} out", AttributeEdits.Remove(attribute))
            : null;
    }

    // Others may read a layer that has a name; and what said From was read from somewhere else.
    private static bool IsSafe(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments.Any(argument => argument.NameEquals?.Name.Identifier.ValueText is "Name" or "From") != true;
}
