using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Compiler.Rules;

namespace StaticNet.Generator.Uses;

/// <summary>A label, written as a number, that names no class of the output that it is for.</summary>
internal sealed class LabelOutOfRange : UseRule
{
    public override IReadOnlyList<string> Methods { get; } = ["Step", "Samples", "Fit", "Evaluate"];

    public override void Check(Call call)
    {
        foreach (TargetFacts target in call.Network?.Targets.Where(target => target.IsClassIndex) ?? [])
        {
            ExpressionSyntax?[] labels = call.Method is "Step" or "Samples"
                ? [call.Argument(target.Parameters)]
                : [OfData(call, call.Argument("train")), OfData(call, call.Argument("data")), OfData(call, call.Argument("validation"))];
            foreach (ExpressionSyntax? given in labels)
            {
                if (given is not null && Values.Elements(Values.Origin(given, call.Model, call.Cancellation)) is { } elements)
                    CheckElements(call, target, elements);
            }
        }
    }

    private static void CheckElements(Call call, TargetFacts target, IReadOnlyList<ExpressionSyntax> elements)
    {
        foreach (ExpressionSyntax element in elements)
        {
            if (Values.Constant(element, call.Model, call.Cancellation) is int label && (label < 0 || label >= target.Classes) && !target.Ignores(label))
                call.Report(RuleIds.LabelOutOfRange, element, also: null, target.Title, Call.Say(target.Classes), Call.Say(target.Classes - 1), Call.Say(label));
        }
    }

    private static ExpressionSyntax? OfData(Call call, ExpressionSyntax? data)
    {
        if (data is null || Values.Origin(data, call.Model, call.Cancellation) is not BaseObjectCreationExpressionSyntax made)
            return null;
        var constructor = call.Model.GetSymbolInfo(made, call.Cancellation).Symbol as IMethodSymbol;
        return Arguments.Find(made.ArgumentList, constructor, "labels");
    }
}
