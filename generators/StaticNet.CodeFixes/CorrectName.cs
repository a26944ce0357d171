using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Compiler.Rules;

namespace StaticNet.CodeFixes;

/// <summary>Writes the nearest name in place of one that is not there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class CorrectName : TextFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UnknownName];

    private const string Before = "did you mean '";

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        string wrong = Argument(diagnostic, 1), hint = Argument(diagnostic, 2);
        int start = hint.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        if (start < Before.Length)
            return null;
        string right = hint.Substring(start, hint.IndexOf('\'', start) - start);

        // Several names may stand in the arguments of a join, or in one string of From.
        LiteralExpressionSyntax? literal = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeSyntax>()?
            .DescendantNodes(diagnostic.Location.SourceSpan)
            .OfType<LiteralExpressionSyntax>()
            .FirstOrDefault(candidate => candidate.Token.Value is string text && text.Split(',').Any(name => name.Trim() == wrong));
        if (literal is null)
            return null;
        string[] names = literal.Token.ValueText.Split(',').Select(name => name.Trim() == wrong ? name.Replace(wrong, right) : name).ToArray();
        return new Fix($"Read '{right}'", new TextChange(literal.Span, SymbolDisplay.FormatLiteral(string.Join(",", names), quote: true)));
    }
}
