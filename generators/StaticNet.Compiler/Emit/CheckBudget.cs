using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;
using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Emit;

/// <summary>Compares what a network costs with what its budget allows. It needs all stages: bytes are known only when memory is planned.</summary>
internal static class CheckBudget
{
    private const int Listed = 3;

    public static IEnumerable<Issue> Run(CompiledNetwork network)
    {
        if (network.Graph.Model.Budget is not { } budget)
            return [];
        IReadOnlyList<(LayerNode Node, long Parameters, long MultiplyAdds)> costs = NetworkCost.Of(network);
        (string Argument, string Unit, long Allowed, long Has, Func<(LayerNode Node, long Parameters, long MultiplyAdds), long> OfLayer)[] limits =
        [
            (nameof(budget.Parameters), "parameters", budget.Parameters, costs.Sum(cost => cost.Parameters), cost => cost.Parameters),
            (nameof(budget.MultiplyAdds), "multiply-adds", budget.MultiplyAdds, costs.Sum(cost => cost.MultiplyAdds), cost => cost.MultiplyAdds),
            (nameof(budget.WorkspaceBytes), "bytes of workspace", budget.WorkspaceBytes, 4L * network.Predict.Memory.SampleFloats, cost => 4 * cost.Node.Output.Shape.Size),
            (nameof(budget.WeightBytes), "bytes of weights", budget.WeightBytes, 4L * network.Parameters.Floats, cost => WeightBytes(network, cost.Node)),
        ];
        string name = network.Graph.Model.Name;
        return limits.Where(limit => limit.Allowed != 0 && limit.Has > limit.Allowed).Select(limit => limit.Allowed < 0
            ? new Issue(RuleIds.ArgumentOutOfRange, Anchor.Budget(limit.Argument), new([name, "a budget of", $"{Number(limit.Allowed)} {limit.Unit}", "0, for no limit, or more"]))
            : new Issue(RuleIds.OverBudget, Anchor.Budget(limit.Argument), new([name, Number(limit.Has), limit.Unit, Number(limit.Allowed), Largest(limit.OfLayer)])));

        string Largest(Func<(LayerNode Node, long, long), long> of)
        {
            string[] layers = costs.Where(cost => of(cost) > 0).OrderByDescending(of).Take(Listed).Select(cost => $"'{cost.Node.Name}' with {Number(of(cost))}").ToArray();
            return layers.Length < 2 ? string.Concat(layers) : string.Join(", ", layers.Take(layers.Length - 1)) + " and " + layers[layers.Length - 1];
        }
    }

    private static long WeightBytes(CompiledNetwork network, LayerNode node) =>
        network.Parameters.Items.Where(item => item.Parameter.Layer == node.Name).Sum(item => 4L * item.Layout.Size);

    private static string Number(long value) => SourceWriter.Literal(value).Replace('_', ',');
}
