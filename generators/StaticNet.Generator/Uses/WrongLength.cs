using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Compiler.Rules;

namespace StaticNet.Generator.Uses;

/// <summary>An array, a span or a data set whose length is seen, and is not the one that the network needs.</summary>
internal sealed class WrongLength : UseRule
{
    public override IReadOnlyList<string> Methods { get; } = ["Predict", "PredictBatch", "Inspect", "Step", "Samples", "Fit", "Evaluate", "Process"];

    public override void Check(Call call)
    {
        if (call.Network is not { } network)
            return;
        switch (call.Method)
        {
            case "Predict" or "Inspect":
                CheckAll(call, network, samples: 1, isBatch: false);
                break;
            case "PredictBatch":
                CheckAll(call, network, Values.Constant(call.Argument("count"), call.Model, call.Cancellation) as int?, isBatch: true);
                break;
            case "Step" or "Samples":
                // What is not an input here is a target, whose length goes by the loss.
                CheckEach(call, network.Inputs, SamplesOf(call, network), isBatch: true, needs: "");
                break;
            case "Process":
                CheckSteps(call, network);
                break;
            default:
                CheckData(call, network, call.Argument(call.Method == "Fit" ? "train" : "data"));
                CheckData(call, network, call.Argument("validation"));
                break;
        }
    }

    private static void CheckAll(Call call, NetworkFacts network, long? samples, bool isBatch)
    {
        CheckEach(call, network.Inputs, samples, isBatch, needs: "");
        CheckEach(call, network.Outputs, samples, isBatch, needs: "room for ");
    }

    private static void CheckEach(Call call, IEnumerable<SpanFacts> spans, long? samples, bool isBatch, string needs)
    {
        foreach (SpanFacts span in spans)
            CheckOne(call, span, samples, isBatch, needs);
    }

    private static void CheckOne(Call call, SpanFacts span, long? samples, bool isBatch, string needs)
    {
        if (call.Argument(span.Parameters) is not { } argument || Values.Length(argument, call.Model, call.Cancellation) is not var (length, number))
            return;
        long size = span.Shape.Size;
        if (samples is { } count && length != count * size)
        {
            string times = isBatch ? $"{Call.Say(count)} times " : "";
            Report(call, argument, number, span, $"{needs}{Call.Say(count * size)} {span.Noun}, {times}{span.Shape}", length, isBatch ? span.LengthOf(count) : span.Length);
        }
        else if (samples is null && length % size != 0)
        {
            Report(call, argument, number, span, $"{needs}a multiple of {Call.Say(size)} {span.Noun}, {span.Shape} each", length, $"a multiple of {span.Length}");
        }
    }

    /// <summary>The number of samples by the first of several inputs; null where that is not seen, or the only one.</summary>
    private static long? SamplesOf(Call call, NetworkFacts network)
    {
        SpanFacts first = network.Inputs[0];
        if (network.Inputs.Count == 1 || call.Argument(first.Parameters) is not { } argument || Values.Length(argument, call.Model, call.Cancellation) is not var (length, _))
            return null;
        return length % first.Shape.Size == 0 ? length / first.Shape.Size : null;
    }

    /// <summary>A stream takes any number of steps, but whole ones.</summary>
    private static void CheckSteps(Call call, NetworkFacts network)
    {
        SpanFacts input = network.Inputs[0], output = network.Outputs[0];
        if (call.Argument("steps") is not { } steps || Values.Length(steps, call.Model, call.Cancellation) is not var (length, number))
            return;
        int each = input.Shape.Channels, gives = output.Shape.Channels;
        if (length % each != 0)
            Report(call, steps, number, input, $"a multiple of {Call.Say(each)} inputs, [{each}] each step", length, $"a multiple of {each}");
        else if (call.Argument("outputs") is { } outputs && Values.Length(outputs, call.Model, call.Cancellation) is var (room, roomNumber) && room != length / each * gives)
            Report(call, outputs, roomNumber, output, $"room for {Call.Say(length / each * gives)} outputs, {Call.Say(length / each)} steps of [{gives}]", room, (length / each * gives).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>The length of a sample, as the data set was told it where it was made.</summary>
    private static void CheckData(Call call, NetworkFacts network, ExpressionSyntax? data)
    {
        if (data is null || Values.Origin(data, call.Model, call.Cancellation) is not BaseObjectCreationExpressionSyntax made)
            return;
        var constructor = call.Model.GetSymbolInfo(made, call.Cancellation).Symbol as IMethodSymbol;
        ExpressionSyntax? length = Arguments.Find(made.ArgumentList, constructor, "inputLength");
        SpanFacts input = network.Inputs[0];
        if (Values.Constant(length, call.Model, call.Cancellation) is int inputs && inputs != input.Shape.Size)
            Report(call, data, length, input, $"samples of {Call.Say(input.Shape.Size)} inputs, {input.Shape}", inputs, input.Length);
    }

    private static void Report(Call call, ExpressionSyntax argument, ExpressionSyntax? number, SpanFacts span, string needs, int length, string constant) =>
        call.Report(RuleIds.WrongLength, argument, number, span.Title, needs, Call.Say(length), constant);
}
