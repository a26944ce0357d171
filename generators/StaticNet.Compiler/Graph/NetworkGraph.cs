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
    IReadOnlyList<GraphOutput> Outputs)
{
    /// <summary>For each input how many tokens there are, so that an index has a range; 0 where it is numbers.</summary>
    public required IReadOnlyList<int> Vocabularies { get; init; }

    /// <summary>Whether a tensor holds indices of tokens, which are ints and have no gradient.</summary>
    public bool IsTokens(Tensor tensor) => Inputs.Zip(Vocabularies, (input, vocabulary) => input == tensor && vocabulary > 0).Any(tokens => tokens);

    /// <summary>The first prediction.</summary>
    public Tensor Output => Outputs[0].Tensor;

    /// <summary>The first loss; null for a network that only predicts.</summary>
    public LossAttribute? Loss => Outputs[0].Loss;

    /// <summary>The predictions that losses judge, in the order of the losses.</summary>
    public IEnumerable<GraphOutput> Judged => Outputs.Where(output => output.Loss is not null);

    /// <summary>All parameters in the order of their layers.</summary>
    public IEnumerable<Parameter> Parameters => Nodes.SelectMany(node => node.Parameters);
}

/// <summary>A prediction.</summary>
/// <param name="Tensor">What the layer gives.</param>
/// <param name="Loss">The loss that judges it; null where none does.</param>
internal sealed record GraphOutput(Tensor Tensor, LossAttribute? Loss);
