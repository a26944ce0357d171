using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Compiler.Rules;

namespace StaticNet.Generator.Uses;

/// <summary>
/// A network, trainer or session that is disposed and then used, both in one block, one behind the other: by <c>net.Dispose();</c>, or
/// by a <c>using (net) { ... }</c> that the variable outlives.
/// </summary>
internal sealed class UsedAfterDispose : UseRule
{
    public override IReadOnlyList<string> Methods { get; } = ["Dispose"];

    public override void Check(Call call)
    {
        if (call.Syntax.Parent is ExpressionStatementSyntax statement && FirstUse(call.Receiver, statement, call.Model, call.Cancellation) is { } use)
            call.Report(RuleIds.UsedAfterDispose, use, also: null, use.Identifier.ValueText);
    }

    /// <summary>The same for the end of a using statement.</summary>
    public static void Check(SemanticModelAnalysisContext context, UsingStatementSyntax statement)
    {
        if (statement.Expression is not IdentifierNameSyntax name || !RuntimeTypes.IsOurs(context.SemanticModel.GetTypeInfo(name, context.CancellationToken).Type))
            return;
        // What is disposed is what the variable held at first.
        if (statement.Statement.DescendantNodes().OfType<IdentifierNameSyntax>().Any(inside => inside.Identifier.ValueText == name.Identifier.ValueText && Values.IsAssigned(inside)))
            return;
        StatementSyntax last = statement;
        while (last.Parent is UsingStatementSyntax outer)
            last = outer;
        if (FirstUse(name, last, context.SemanticModel, context.CancellationToken) is { } use)
            context.ReportDiagnostic(RuleDescriptors.Report(RuleIds.UsedAfterDispose, use.GetLocation(), [use.Identifier.ValueText], also: null));
    }

    /// <summary>Where a variable is used first behind the statement that disposed it; null where it is not, or holds another object by then.</summary>
    private static IdentifierNameSyntax? FirstUse(ExpressionSyntax disposed, StatementSyntax statement, SemanticModel model, CancellationToken cancellation)
    {
        if (disposed is not IdentifierNameSyntax name || model.GetSymbolInfo(name, cancellation).Symbol is not { } variable || variable is not (ILocalSymbol or IParameterSymbol))
            return null;
        foreach (IdentifierNameSyntax use in Behind(statement).SelectMany(later => later.DescendantNodes(IsRunThere)).OfType<IdentifierNameSyntax>())
        {
            if (use.Identifier.ValueText != variable.Name || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use, cancellation).Symbol, variable))
                continue;
            // Another object from here on, or one that is judged by itself.
            if (Values.IsAssigned(use) || IsDisposed(use, statement.Parent))
                return null;
            if (use.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } })
                continue;
            if (use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: not "Dispose" })
                return use;
        }

        return null;
    }

    // A local function runs where it is called, which may be before.
    private static bool IsRunThere(SyntaxNode node) => node is not LocalFunctionStatementSyntax;

    /// <summary>Whether a statement of the same block disposes it again: that one reports what comes behind.</summary>
    private static bool IsDisposed(IdentifierNameSyntax use, SyntaxNode? block) => use.Parent switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Dispose", Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax again } } => IsIn(again, block),
        UsingStatementSyntax again => IsIn(again, block),
        _ => false,
    };

    private static bool IsIn(StatementSyntax statement, SyntaxNode? block) => statement.Parent == block || (statement.Parent is GlobalStatementSyntax && block is GlobalStatementSyntax);

    /// <summary>The statements behind one, in its own block or at the top level.</summary>
    private static IEnumerable<StatementSyntax> Behind(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements.SkipWhile(other => other != statement).Skip(1),
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } global =>
            unit.Members.OfType<GlobalStatementSyntax>().SkipWhile(other => other != global).Skip(1).Select(other => other.Statement),
        _ => [],
    };
}
