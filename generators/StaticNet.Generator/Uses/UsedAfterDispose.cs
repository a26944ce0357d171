using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Compiler.Rules;

namespace StaticNet.Generator.Uses;

/// <summary>A network, trainer or session that is disposed and then used, both in one block, one behind the other.</summary>
internal sealed class UsedAfterDispose : UseRule
{
    public override IReadOnlyList<string> Methods { get; } = ["Dispose"];

    public override void Check(Call call)
    {
        if (call.Receiver is not IdentifierNameSyntax name || call.Syntax.Parent is not ExpressionStatementSyntax statement)
            return;
        ISymbol? variable = call.Model.GetSymbolInfo(name, call.Cancellation).Symbol;
        if (variable is not (ILocalSymbol or IParameterSymbol))
            return;
        foreach (StatementSyntax later in Behind(statement))
        {
            foreach (IdentifierNameSyntax use in later.DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (use.Identifier.ValueText != variable.Name || !SymbolEqualityComparer.Default.Equals(call.Model.GetSymbolInfo(use, call.Cancellation).Symbol, variable))
                    continue;
                // Another object from here on.
                if (use.Parent is AssignmentExpressionSyntax assignment && assignment.Left == use)
                    return;
                if (use.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } })
                    continue;
                if (use.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: not "Dispose" })
                    continue;
                call.Report(RuleIds.UsedAfterDispose, use, also: null, variable.Name);
                return;
            }
        }
    }

    /// <summary>The statements behind one, in its own block or at the top level.</summary>
    private static IEnumerable<StatementSyntax> Behind(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements.SkipWhile(other => other != statement).Skip(1),
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } global =>
            unit.Members.OfType<GlobalStatementSyntax>().SkipWhile(other => other != global).Skip(1).Select(other => other.Statement),
        _ => [],
    };
}
