using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Compiler.Rules;

namespace StaticNet.CodeFixes;

/// <summary>Turns a bias off that the normalisation behind it takes away.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class TurnOffBias : TextFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.BiasBeforeNorm];

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        if (AttributeEdits.At(root, diagnostic.Location.SourceSpan) is not { } attribute)
            return null;
        AttributeArgumentSyntax? written = attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "Bias");
        return new Fix("Turn its bias off", written is null ? AttributeEdits.AddArgument(attribute, "Bias = false") : new TextChange(written.Expression.Span, "false"));
    }
}
