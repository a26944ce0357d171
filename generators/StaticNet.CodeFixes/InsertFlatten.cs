using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using StaticNet.Compiler.Rules;

namespace StaticNet.CodeFixes;

/// <summary>Puts [Flatten] before a layer or a loss that cannot take an image.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class InsertFlatten : TextFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.WrongRank, RuleIds.LossDoesNotFit];

    private const string Hint = "; put [Flatten] between them";

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        bool isHinted = Argument(diagnostic, 4).StartsWith(Hint, StringComparison.Ordinal);
        return isHinted && AttributeEdits.At(root, diagnostic.Location.SourceSpan) is { } attribute
            ? new Fix("Put [Flatten] before it", Fix.Insert(attribute.SpanStart, "Flatten, "))
            : null;
    }
}
