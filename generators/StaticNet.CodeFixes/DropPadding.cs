using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Compiler.Rules;

namespace StaticNet.CodeFixes;

/// <summary>Takes Padding out where Same computes it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class DropPadding : TextFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.SameWithPadding];

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeArgumentSyntax>() is { } argument
            ? new Fix($"Take {argument.NameEquals?.Name} out", AttributeEdits.RemoveArgument(argument))
            : null;
}
