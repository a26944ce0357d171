using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Layers;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Shapes;

/// <summary>
/// From a shaped network without issues to its graph: the tensors, and each layer with those that it reads and writes. It
/// stands here and not beside the graph, which knows no layers: it asks them for their parameters, and needs the shapes.
/// </summary>
internal static class BuildGraph
{
    public static NetworkGraph Build(ShapedNetwork shaped)
    {
        if (!shaped.IsValid)
            throw new InvalidOperationException($"'{shaped.Model.Name}' has issues and cannot be built: {shaped.Issues[0]}");

        NetworkModel model = shaped.Model;
        var names = new NetworkNames(model);
        var tensors = new TensorTable();
        Tensor[] inputs = model.Inputs
            .Select((input, i) => tensors.Add(names[-1 - i], new Shape(input.Shape), TensorKind.Input))
            .ToArray();

        var nodes = new List<LayerNode>();
        for (int i = 0; i < shaped.Layers.Count; i++)
        {
            ShapedLayer layer = shaped.Layers[i];
            LayerAttribute attribute = model.Layers[i];
            Tensor[] sources = layer.Sources.Select(source => source < 0 ? inputs[-1 - source] : nodes[source].Output).ToArray();
            Tensor output = tensors.Add(layer.Name, layer.Output, TensorKind.Activation);
            Parameter[] parameters = Catalogue.Of(attribute)
                .Parameters(attribute, sources.Select(source => source.Shape).ToArray())
                .Select(declaration => Add(InitialWeights.Apply(attribute, declaration), layer.Name, tensors, trains: model.Loss is not null && !attribute.Frozen))
                .ToArray();
            nodes.Add(new LayerNode(i, layer.Name, attribute, sources, output, parameters));
        }

        GraphOutput[] outputs = shaped.Outputs
            .Select(output => new GraphOutput(nodes[output.Layer].Output, output.Loss is { } loss ? model.Losses[loss] : null))
            .ToArray();
        return new NetworkGraph(model, tensors, inputs, nodes, outputs) { Vocabularies = inputs.Select((input, i) => Vocabulary(model.Inputs[i], input, nodes)).ToArray() };
    }

    // The least of its readers; tokens that nobody reads may be anything.
    private static int Vocabulary(InputAttribute declared, Tensor input, List<LayerNode> nodes) => declared.IsTokens
        ? nodes.Where(node => node.Inputs.Contains(input)).Select(node => Catalogue.Of(node.Attribute).Vocabulary(node.Attribute)).Min() ?? int.MaxValue
        : 0;

    private static Parameter Add(ParameterDeclaration declaration, string layer, TensorTable tensors, bool trains)
    {
        string name = $"{layer}.{declaration.Name}";
        Tensor tensor = tensors.Add(name, declaration.Shape, declaration.IsTrained ? TensorKind.Parameter : TensorKind.State);
        Tensor? gradient = trains && declaration.IsTrained ? tensors.Add("d" + name, declaration.Shape, TensorKind.ParameterGradient) : null;
        return new Parameter(declaration.Name, layer, tensor, gradient, declaration.Initialization);
    }
}
