using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Compiler.Rules;

namespace StaticNet.Generator.Uses;

/// <summary>
/// A network, trainer or session that several threads use, where that is seen: captured by the body of a parallel loop, or by
/// tasks of which there are several.
/// </summary>
internal sealed class SharedBetweenThreads : UseRule
{
    private static readonly string[] Loops = ["For", "ForAsync", "ForEach", "ForEachAsync"];
    private static readonly string[] Starts = ["Run", "StartNew", "QueueUserWorkItem", "Invoke"];

    public override IReadOnlyList<string> Methods { get; } = ["Predict", "PredictBatch", "Inspect", "Step", "Process"];

    public override void Check(Call call)
    {
        if (call.Receiver is not IdentifierNameSyntax name || call.Model.GetSymbolInfo(name, call.Cancellation).Symbol is not { } shared)
            return;
        foreach (AnonymousFunctionExpressionSyntax lambda in call.Syntax.Ancestors().OfType<AnonymousFunctionExpressionSyntax>())
        {
            if (IsDeclaredIn(shared, lambda, call.Cancellation))
                return;
            if (lambda.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: { } starter } })
                continue;
            if (!IsLoop(starter, call) && !(IsStart(starter, call) && IsOneOfSeveral(starter, lambda, shared, call)))
                continue;
            call.Report(RuleIds.SharedBetweenThreads, name, also: null, shared.Name, WayOut(call.Type));
            return;
        }
    }

    private static string WayOut(ITypeSymbol type) =>
        RuntimeTypes.IsTrainer(type) ? "let one thread train: it shares the work itself"
        : RuntimeTypes.IsStream(type) ? "give each thread its own by CreateStream()"
        : "give each thread its own by CreateSession()";

    private static bool IsLoop(SyntaxNode starter, Call call) => Method(starter, call) is { ContainingType.Name: "Parallel" } method && Loops.Contains(method.Name);

    private static bool IsStart(SyntaxNode starter, Call call) => Method(starter, call) switch
    {
        { MethodKind: MethodKind.Constructor, ContainingType.Name: "Thread" } => true,
        { ContainingType.Name: "Task" or "TaskFactory" or "ThreadPool" or "Parallel" } method => Starts.Contains(method.Name),
        _ => false,
    };

    private static IMethodSymbol? Method(SyntaxNode starter, Call call)
    {
        if (starter is not (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax))
            return null;
        SymbolInfo info = call.Model.GetSymbolInfo(starter, call.Cancellation);
        return (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) as IMethodSymbol;
    }

    /// <summary>Whether the thread is started in a loop that does not make the object anew, or another one that uses it is started too.</summary>
    private static bool IsOneOfSeveral(SyntaxNode starter, AnonymousFunctionExpressionSyntax lambda, ISymbol shared, Call call)
    {
        foreach (SyntaxNode around in starter.Ancestors())
        {
            if (around is MemberDeclarationSyntax and not GlobalStatementSyntax)
                break;
            if (around is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax && !IsDeclaredIn(shared, around, call.Cancellation))
                return true;
        }

        SyntaxNode member = starter.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? starter.SyntaxTree.GetRoot();
        return member.DescendantNodes().OfType<AnonymousFunctionExpressionSyntax>().Any(other =>
            other != lambda
            && other.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: { } another } } && IsStart(another, call)
            && other.DescendantNodes().OfType<IdentifierNameSyntax>().Any(use =>
                use.Identifier.ValueText == shared.Name && SymbolEqualityComparer.Default.Equals(call.Model.GetSymbolInfo(use, call.Cancellation).Symbol, shared)));
    }

    private static bool IsDeclaredIn(ISymbol symbol, SyntaxNode node, CancellationToken cancellation) => symbol.DeclaringSyntaxReferences.Any(reference =>
        reference.SyntaxTree == node.SyntaxTree && node.Span.Contains(reference.GetSyntax(cancellation).Span));
}
