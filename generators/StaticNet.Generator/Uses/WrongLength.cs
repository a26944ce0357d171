using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Generator.Uses;

/// <summary>An array, a span or a data set whose length is seen, and is not the one that the network needs.</summary>
internal sealed class WrongLength : UseRule
{
    public override IReadOnlyList<string> Methods { get; } = ["Predict", "PredictBatch", "Inspect", "Step", "Fit", "Evaluate"];

    public override void Check(Call call)
    {
        if (call.Network is not { } network)
            return;
        switch (call.Method)
        {
            case "Predict" or "Inspect":
                CheckOne(call, "input", network.Input, "InputLength", "{0} inputs");
                CheckOne(call, "output", network.Output, "OutputLength", "room for {0} outputs");
                break;
            case "PredictBatch":
                int? count = Values.Constant(call.Argument("count"), call.Model, call.Cancellation) as int?;
                CheckMany(call, "inputs", network.Input, "InputLength", "{0} inputs", count);
                CheckMany(call, "outputs", network.Output, "OutputLength", "room for {0} outputs", count);
                break;
            case "Step":
                CheckMany(call, "inputs", network.Input, "InputLength", "{0} inputs", count: null);
                break;
            default:
                CheckData(call, network, call.Argument(call.Method == "Fit" ? "train" : "data"));
                CheckData(call, network, call.Argument("validation"));
                break;
        }
    }

    private static void CheckOne(Call call, string parameter, Shape shape, string constant, string needs)
    {
        if (call.Argument(parameter) is { } argument && Values.Length(argument, call.Model, call.Cancellation) is var (length, number) && length != shape.Size)
            Report(call, argument, number, string.Format(needs, Call.Say(shape.Size)) + $", {shape}", length, $"{call.Network!.Name}.{constant}");
    }

    private static void CheckMany(Call call, string parameter, Shape shape, string constant, string needs, int? count)
    {
        if (call.Argument(parameter) is not { } argument || Values.Length(argument, call.Model, call.Cancellation) is not var (length, number))
            return;
        string member = $"{call.Network!.Name}.{constant}";
        if (count is { } samples && length != samples * shape.Size)
            Report(call, argument, number, string.Format(needs, Call.Say(samples * shape.Size)) + $", {samples} times {shape}", length, $"{samples} * {member}");
        else if (count is null && length % shape.Size != 0)
            Report(call, argument, number, string.Format(needs, $"a multiple of {Call.Say(shape.Size)}") + $", {shape} each", length, $"a multiple of {member}");
    }

    /// <summary>The length of a sample, as the data set was told it where it was made.</summary>
    private static void CheckData(Call call, NetworkFacts network, ExpressionSyntax? data)
    {
        if (data is null || Values.Origin(data, call.Model, call.Cancellation) is not BaseObjectCreationExpressionSyntax made)
            return;
        var constructor = call.Model.GetSymbolInfo(made, call.Cancellation).Symbol as IMethodSymbol;
        ExpressionSyntax? length = Arguments.Find(made.ArgumentList, constructor, "inputLength");
        if (Values.Constant(length, call.Model, call.Cancellation) is int inputs && inputs != network.Input.Size)
            Report(call, data, length, $"samples of {Call.Say(network.Input.Size)} inputs, {network.Input}", inputs, $"{network.Name}.InputLength");
    }

    private static void Report(Call call, ExpressionSyntax argument, ExpressionSyntax? number, string needs, int length, string constant) =>
        call.Report(RuleIds.WrongLength, argument, number, call.Network!.Name, needs, Call.Say(length), constant);
}
