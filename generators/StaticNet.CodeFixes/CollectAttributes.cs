using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Compiler.Rules;

namespace StaticNet.CodeFixes;

/// <summary>
/// Collects the layers of a network on the part of the class that has the first of them, behind its own, whichever files the
/// others are in. One class at a time: what is moved where depends on the others.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class CollectAttributes : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.SeveralParts];

    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
            return;
        context.RegisterCodeFix(
            CodeAction.Create("Collect its layers on one part", cancellation => Collect(context.Document, type, cancellation), nameof(CollectAttributes)),
            context.Diagnostics);
    }

    private static async Task<Solution> Collect(Document document, TypeDeclarationSyntax type, CancellationToken cancellation)
    {
        Solution solution = document.Project.Solution;
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (model?.GetDeclaredSymbol(type, cancellation) is not { } symbol)
            return solution;

        AttributeSyntax[] attributes = [.. symbol.GetAttributes()
            .Where(IsPartOfNetwork)
            .Select(attribute => attribute.ApplicationSyntaxReference?.GetSyntax(cancellation))
            .OfType<AttributeSyntax>()];
        SyntaxNode home = attributes[0].Parent!.Parent!;
        AttributeSyntax[] moved = [.. attributes.Where(attribute => attribute.Parent!.Parent != home)];
        AttributeListSyntax end = ((TypeDeclarationSyntax)home).AttributeLists[((TypeDeclarationSyntax)home).AttributeLists.Count - 1];
        var edits = new List<(SyntaxTree Tree, TextChange Change)> { (home.SyntaxTree, Fix.Insert(end.CloseBracketToken.SpanStart, string.Concat(moved.Select(attribute => $", {attribute}")))) };
        foreach (IGrouping<SyntaxNode, AttributeSyntax> list in moved.GroupBy(attribute => attribute.Parent!))
            edits.AddRange(Removals((AttributeListSyntax)list.Key, [.. list]).Select(change => (list.Key.SyntaxTree, change)));

        foreach (IGrouping<SyntaxTree, (SyntaxTree Tree, TextChange Change)> file in edits.GroupBy(edit => edit.Tree))
        {
            if (solution.GetDocument(file.Key) is not { } changed)
                continue;
            SourceText text = await changed.GetTextAsync(cancellation).ConfigureAwait(false);
            solution = solution.WithDocumentText(changed.Id, text.WithChanges(file.Select(edit => edit.Change).OrderBy(change => change.Span.Start)));
        }

        return solution;
    }

    // All of a list at once, since what is left between two that go would overlap.
    private static IEnumerable<TextChange> Removals(AttributeListSyntax list, AttributeSyntax[] moved)
    {
        AttributeSyntax[] kept = [.. list.Attributes.Where(attribute => !moved.Contains(attribute))];
        yield return kept.Length == 0
            ? new TextChange(list.FullSpan, "")
            : new TextChange(list.Attributes.Span, string.Join(", ", kept.Select(attribute => attribute.ToString())));
    }

    private static bool IsPartOfNetwork(AttributeData attribute)
    {
        for (INamedTypeSymbol? type = attribute.AttributeClass; type is not null; type = type.BaseType)
        {
            if (type.ContainingNamespace?.Name == "StaticNet" && type.Name is "InputAttribute" or "LayerAttribute" or "LossAttribute")
                return true;
        }

        return false;
    }
}
