using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Compiler.Rules;

namespace StaticNet.CodeFixes;

/// <summary>Makes a network, or a type around it, partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MakePartial : TextFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.NotPartial, RuleIds.ContainingTypeNotPartial];

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        TextChange[] changes = [.. root.FindNode(diagnostic.Location.SourceSpan).AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
            .Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword))
            .Select(type => Fix.Insert(type.Keyword.SpanStart, "partial "))];
        return changes.Length > 0 ? new Fix(changes.Length == 1 ? "Make it partial" : "Make it and the types around it partial", changes) : null;
    }
}
