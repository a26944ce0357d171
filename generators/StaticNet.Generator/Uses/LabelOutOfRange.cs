using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Compiler.Rules;

namespace StaticNet.Generator.Uses;

/// <summary>A label, written as a number, that names no class of the network.</summary>
internal sealed class LabelOutOfRange : UseRule
{
    public override IReadOnlyList<string> Methods { get; } = ["Step", "Fit", "Evaluate"];

    public override void Check(Call call)
    {
        if (call.Network is not { TargetIsClassIndex: true } network)
            return;
        ExpressionSyntax?[] labels = call.Method == "Step"
            ? [call.Argument("labels")]
            : [OfData(call, call.Argument("train")), OfData(call, call.Argument("data")), OfData(call, call.Argument("validation"))];
        foreach (ExpressionSyntax? given in labels)
        {
            if (given is null || Values.Elements(Values.Origin(given, call.Model, call.Cancellation)) is not { } elements)
                continue;
            foreach (ExpressionSyntax element in elements)
            {
                if (Values.Constant(element, call.Model, call.Cancellation) is int label && (label < 0 || label >= network.Classes) && !network.Ignores(label))
                    call.Report(RuleIds.LabelOutOfRange, element, also: null, network.Name, Call.Say(network.Classes), Call.Say(network.Classes - 1), Call.Say(label));
            }
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
