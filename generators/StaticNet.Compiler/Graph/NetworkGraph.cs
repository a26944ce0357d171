using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Graph;

/// <summary>A network as a graph: layers are nodes in an order in which they can run, tensors are edges.</summary>
internal sealed record NetworkGraph(
    NetworkModel Model,
    TensorTable Tensors,
    IReadOnlyList<Tensor> Inputs,
    IReadOnlyList<LayerNode> Nodes,
    LossAttribute? Loss)
{
    /// <summary>What the last layer gives.</summary>
    public Tensor Output => Nodes[Nodes.Count - 1].Output;

    /// <summary>All parameters in the order of their layers.</summary>
    public IEnumerable<Parameter> Parameters => Nodes.SelectMany(node => node.Parameters);
}
