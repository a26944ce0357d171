using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Graph;

/// <summary>A layer with the tensors that it reads and writes.</summary>
/// <param name="Index">Its place in the declaration, from 0.</param>
/// <param name="Name">Its name: "conv2d1".</param>
/// <param name="Attribute">Its settings.</param>
/// <param name="Inputs">What it reads, in order.</param>
/// <param name="Output">What it writes.</param>
/// <param name="Parameters">What it learns, and what it keeps beside.</param>
internal sealed record LayerNode(
    int Index,
    string Name,
    LayerAttribute Attribute,
    IReadOnlyList<Tensor> Inputs,
    Tensor Output,
    IReadOnlyList<Parameter> Parameters)
{
    public Tensor Input => Inputs[0];

    /// <summary>A parameter by its short name ("weight"); null where the layer has none of that name.</summary>
    public Tensor? Parameter(string name) => Parameters.FirstOrDefault(parameter => parameter.ShortName == name)?.Tensor;
}

/// <summary>A parameter of a network.</summary>
/// <param name="ShortName">Its name within the layer: "weight".</param>
/// <param name="Layer">The layer's name.</param>
/// <param name="Tensor">Its tensor, whose name is the full one: "conv2d1.weight".</param>
/// <param name="Gradient">The tensor of its gradient; null where it is not trained, where its layer is frozen, or where there is no loss.</param>
/// <param name="Initialization">What it is before training.</param>
internal sealed record Parameter(string ShortName, string Layer, Tensor Tensor, Tensor? Gradient, Initialization Initialization);
