using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Compiler.Rules;

namespace StaticNet.Generator.Uses;

/// <summary>An optimizer that is made with a constant learning rate of 0 or less, or above 10: nothing is learned, or nothing stays finite.</summary>
internal static class LearningRate
{
    private const double Highest = 10;

    public static void Check(SyntaxNodeAnalysisContext context)
    {
        var made = (BaseObjectCreationExpressionSyntax)context.Node;
        if (made.ArgumentList is not { Arguments.Count: > 0 } list)
            return;
        if (context.SemanticModel.GetSymbolInfo(made, context.CancellationToken).Symbol is not IMethodSymbol constructor || !RuntimeTypes.IsOptimizer(constructor.ContainingType))
            return;
        if (Arguments.Find(list, constructor, "learningRate") is not { } argument || Values.Constant(argument, context.SemanticModel, context.CancellationToken) is not IConvertible value)
            return;
        double rate = value.ToDouble(CultureInfo.InvariantCulture);
        if (rate is > 0 and <= Highest)
            return;
        string outcome = rate == 0 ? "with which nothing is learned" : rate < 0 ? "with which the loss grows" : "with which training diverges";
        context.ReportDiagnostic(Diagnostic.Create(
            RuleDescriptors.Of(RuleIds.UnlikelyLearningRate), argument.GetLocation(), constructor.ContainingType.Name, rate.ToString("R", CultureInfo.InvariantCulture), outcome));
    }
}
