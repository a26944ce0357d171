using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Emit;

/// <summary>The network as a table of text: layer, what it is, output shape, parameters, multiply-adds.</summary>
internal static class NetworkTable
{
    public static IReadOnlyList<string> Of(CompiledNetwork network)
    {
        var rows = new List<string[]> { new[] { "layer", "kind", "output", "parameters", "multiply-adds" } };
        foreach (Tensor input in network.Graph.Inputs)
            rows.Add([input.Name, "", input.Shape.ToString(), "", ""]);
        long parameters = 0, multiplyAdds = 0;
        foreach ((Graph.LayerNode node, long learned, long products) in NetworkCost.Of(network))
        {
            rows.Add([node.Name, AttributeText.Of(node.Attribute), node.Output.Shape.ToString(), Number(learned), Number(products)]);
            parameters += learned;
            multiplyAdds += products;
        }

        rows.Add(["total", string.Join(" + ", network.Graph.Judged.Select(output => AttributeText.Of(output.Loss!))), "", Number(parameters), Number(multiplyAdds)]);
        int[] widths = Enumerable.Range(0, 5).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return rows.Select(row => string.Join("  ", row.Select((cell, column) => column < 3 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd()).ToArray();
    }

    private static string Number(long value) => value == 0 ? "" : SourceWriter.Literal(value).Replace('_', ',');
}
