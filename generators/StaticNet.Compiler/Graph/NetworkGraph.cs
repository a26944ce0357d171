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
    /// <summary>For each input how many tokens there are, so that an index has a range; 0 where it is numbers.</summary>
    public required IReadOnlyList<int> Vocabularies { get; init; }

    /// <summary>Whether a tensor holds indices of tokens, which are ints and have no gradient.</summary>
    public bool IsTokens(Tensor tensor) => Inputs.Zip(Vocabularies, (input, vocabulary) => input == tensor && vocabulary > 0).Any(tokens => tokens);

    /// <summary>What the last layer gives.</summary>
    public Tensor Output => Nodes[Nodes.Count - 1].Output;

    /// <summary>All parameters in the order of their layers.</summary>
    public IEnumerable<Parameter> Parameters => Nodes.SelectMany(node => node.Parameters);
}
