using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace StaticNet.CodeFixes;

/// <summary>
/// A fix that changes text near the place that a rule points at, and leaves all other text as it is. Rules put what fills their
/// messages into the diagnostic's properties, under "0", "1" and so on, so that a fix need not read the message.
/// </summary>
public abstract class TextFix : CodeFixProvider
{
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null)
            return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (Find(root, diagnostic) is { } fix)
                context.RegisterCodeFix(CodeAction.Create(fix.Title, cancellation => Apply(context.Document, fix, cancellation), GetType().Name), diagnostic);
        }
    }

    /// <summary>What to change; null where there is nothing to offer.</summary>
    private protected abstract Fix? Find(SyntaxNode root, Diagnostic diagnostic);

    /// <summary>What fills a place of the rule's message.</summary>
    private protected static string Argument(Diagnostic diagnostic, int index) =>
        diagnostic.Properties.TryGetValue(index.ToString(System.Globalization.CultureInfo.InvariantCulture), out string? value) ? value ?? "" : "";

    private static async Task<Document> Apply(Document document, Fix fix, CancellationToken cancellation)
    {
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(fix.Changes));
    }
}
