using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace StaticNet.Generator.Uses;

/// <summary>A call of a method of a network, a trainer, a session or a stream, and the declaration that stands behind it.</summary>
internal sealed class Call
{
    private readonly SemanticModelAnalysisContext context;

    private Call(
        SemanticModelAnalysisContext context, InvocationExpressionSyntax syntax, MemberAccessExpressionSyntax member, ITypeSymbol type, NetworkFacts? network, KnownNetworks networks)
    {
        Networks = networks;
        this.context = context;
        Syntax = syntax;
        Method = member.Name.Identifier.ValueText;
        Receiver = member.Expression;
        Type = type;
        Network = network;
        SymbolInfo info = context.SemanticModel.GetSymbolInfo(syntax, context.CancellationToken);
        Symbol = (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) as IMethodSymbol;
    }

    public InvocationExpressionSyntax Syntax { get; }

    /// <summary>The method's name.</summary>
    public string Method { get; }

    /// <summary>What it is called on.</summary>
    public ExpressionSyntax Receiver { get; }

    /// <summary>The type of what it is called on.</summary>
    public ITypeSymbol Type { get; }

    /// <summary>The network that is meant, where that can be seen.</summary>
    public NetworkFacts? Network { get; }

    /// <summary>The method; where the arguments do not fit, the one that they do not fit.</summary>
    public IMethodSymbol? Symbol { get; }

    public KnownNetworks Networks { get; }

    public SemanticModel Model => context.SemanticModel;

    public CancellationToken Cancellation => context.CancellationToken;

    /// <summary>The call, if it is one of those that rules are about.</summary>
    public static Call? Of(SemanticModelAnalysisContext context, InvocationExpressionSyntax syntax, MemberAccessExpressionSyntax member, KnownNetworks networks)
    {
        if (context.SemanticModel.GetTypeInfo(member.Expression, context.CancellationToken).Type is not { } type || !RuntimeTypes.IsOurs(type))
            return null;
        ITypeSymbol? network = RuntimeTypes.IsNetwork(type) ? type
            : RuntimeTypes.IsNetwork(type.ContainingType) ? type.ContainingType
            : NetworkBehind(member.Expression, context.SemanticModel, context.CancellationToken);
        return new Call(context, syntax, member, type, networks.Of(network, context.CancellationToken), networks);
    }

    /// <summary>The argument for a parameter; null where it is left out.</summary>
    public ExpressionSyntax? Argument(string parameter) => Arguments.Find(Syntax.ArgumentList, Symbol, parameter);

    /// <summary>The argument for the first of these parameters that the method has.</summary>
    public ExpressionSyntax? Argument(IReadOnlyList<string> parameters) => parameters.Select(Argument).FirstOrDefault(argument => argument is not null);

    /// <summary>Reports a rule at a place.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="place">Where.</param>
    /// <param name="also">What a fix has to change, where that is somewhere else.</param>
    /// <param name="arguments">What fills the message.</param>
    public void Report(string ruleId, SyntaxNode place, SyntaxNode? also, params string[] arguments) => context.ReportDiagnostic(
        RuleDescriptors.Report(ruleId, place.GetLocation(), arguments, also?.GetLocation()));

    /// <summary>A number with its digits in groups.</summary>
    public static string Say(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The network whose trainer or session an expression is: it was made by a call on it, here or where the variable was declared.</summary>
    private static ITypeSymbol? NetworkBehind(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        Values.Origin(expression, model, cancellation) switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax maker } when maker.Name.Identifier.ValueText is "CreateTrainer" or "CreateSession" or "CreateStream" =>
                model.GetTypeInfo(maker.Expression, cancellation).Type,
            BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } => model.GetTypeInfo(arguments[0].Expression, cancellation).Type,
            _ => null,
        };
}
