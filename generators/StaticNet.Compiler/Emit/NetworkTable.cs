using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Emit;

/// <summary>
/// The network as a table of text: layer, what it is, output shape, parameters, multiply-adds, bytes of the output; and what it works in.
/// Line by line what the runtime's NetworkSummary prints, so that an editor shows before the first run what a program shows after it.
/// </summary>
internal static class NetworkTable
{
    private const int FirstNumber = 3;

    public static IReadOnlyList<string> Of(CompiledNetwork network)
    {
        var rows = new List<string[]> { new[] { "layer", "kind", "output", "parameters", "multiply-adds", "bytes" } };
        foreach ((Tensor input, int vocabulary) in network.Graph.Inputs.Zip(network.Graph.Vocabularies, (input, vocabulary) => (input, vocabulary)))
            rows.Add([input.Name, vocabulary > 0 ? "Tokens" : "", input.Shape.ToString(), "", "", Bytes(input.Shape.Size)]);
        IReadOnlyList<(LayerNode Node, long Parameters, long MultiplyAdds)> costs = NetworkCost.Of(network);
        foreach ((LayerNode node, long parameters, long multiplyAdds) in costs)
            rows.Add([node.Name, AttributeText.Of(node.Attribute), node.Output.Shape.ToString(), Number(parameters), Number(multiplyAdds), Bytes(node.Output.Shape.Size)]);
        foreach (GraphOutput output in network.Graph.Judged)
            rows.Add(["loss", AttributeText.Of(output.Loss!), "", "", "", ""]);
        rows.Add(["total", "", "", Number(costs.Sum(cost => cost.Parameters)), Number(costs.Sum(cost => cost.MultiplyAdds)), ""]);

        int[] widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        string rule = string.Join("  ", widths.Select(width => new string('-', width)));
        string[] lines = rows.Select(row => string.Join("  ", row.Select((cell, column) => column < FirstNumber ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd()).ToArray();
        return [lines[0], rule, .. lines.Skip(1).Take(lines.Length - 2), rule, lines[lines.Length - 1], Memory(network)];
    }

    private static string Memory(CompiledNetwork network)
    {
        string text = $"weights {Bytes(network.Parameters.Floats)} bytes, predicting {Bytes(network.Predict.Memory.SampleFloats)} bytes";
        return network.Train is not { } train
            ? text
            : $"{text}, training {Bytes(train.Memory.SampleFloats)} bytes a sample{Kept(train.Memory.KeptFloats)} and {Bytes((long)network.Parameters.TrainedFloats + train.Memory.FixedFloats)}";
    }

    private static string Kept(int floats) => floats == 0 ? "" : $" in work, {Bytes(floats)} a sample of the batch";

    private static string Bytes(long floats) => Number(4 * floats);

    private static string Number(long value) => SourceWriter.Literal(value).Replace('_', ',');
}
