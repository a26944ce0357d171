using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Compiler.Rules;

namespace StaticNet.CodeFixes;

/// <summary>Writes the network's constant in place of a length that is not the right one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class UseNetworkConstant : TextFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.WrongLength];

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        string length = Argument(diagnostic, 3);
        // A multiple of something is the user's to choose.
        if (diagnostic.AdditionalLocations.Count == 0 || length.StartsWith("a ", StringComparison.Ordinal))
            return null;
        return new Fix($"Make it {length} long", new TextChange(diagnostic.AdditionalLocations[0].SourceSpan, length));
    }
}
