using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Emit;

/// <summary>What each layer costs: numbers learned and multiply-adds of one prediction.</summary>
internal static class NetworkCost
{
    public static IReadOnlyList<(LayerNode Node, long Parameters, long MultiplyAdds)> Of(CompiledNetwork network) => network.Graph.Nodes
        .Select(node => (
            node,
            node.Parameters.Where(parameter => parameter.Tensor.Kind == TensorKind.Parameter).Sum(parameter => parameter.Tensor.Shape.Size),
            network.Inspect.Scheduled.Program.Kernels.Where(kernel => kernel.Layer == node.Name).Sum(kernel => kernel.MultiplyAdds)))
        .ToArray();
}
