using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Shapes;

namespace StaticNet.Onnx;

/// <summary>Writes what a network predicts as an ONNX model: inputs and outputs by their names, with any number of samples before their shapes.</summary>
public static class OnnxExport
{
    private const string Supported = "Dense, convolutions but transposed and separable ones, pools, activations but Maxout, BatchNorm, LayerNorm, LocalResponseNorm, dropouts, Flatten, Reshape, Permute, ZeroPad2D and joins can";

    /// <summary>Makes the model's file.</summary>
    /// <param name="network">The network's class, with its attributes.</param>
    /// <param name="layers">The layers' names, as the compiled network has them.</param>
    /// <param name="parameters">A parameter's numbers by its name, in PyTorch's shape, row by row.</param>
    /// <exception cref="NotSupportedException">A layer or input cannot be written; the message names it and says what can.</exception>
    public static byte[] Write(Type network, IReadOnlyList<string> layers, Func<string, float[]> parameters)
    {
        NetworkGraph declared = BuildGraph.Build(InferShapes.Infer(ReadDeclaration.Of(network)));
        if (!declared.Nodes.Select(node => node.Name).SequenceEqual(layers))
            throw new NotSupportedException($"{network.Name} was compiled by another version of StaticNet than this tool's; update one of them");
        if (declared.Inputs.FirstOrDefault(declared.IsTokens) is { } tokens)
            throw new NotSupportedException($"'{tokens.Name}' is an input of tokens, which cannot be written as ONNX yet");

        var graph = new OnnxGraph(network.Name, parameters);
        foreach (var input in declared.Inputs)
            graph.Input(input);
        foreach (LayerNode node in declared.Nodes)
        {
            if (!WindowNodes.Add(graph, node) && !ActivationNodes.Add(graph, node) && !OtherNodes.Add(graph, node))
                throw new NotSupportedException($"'{node.Name}' is {Kind(node)}, which cannot be written as ONNX yet; {Supported}");
        }

        foreach (GraphOutput output in declared.Outputs)
            graph.Output(Prediction(graph, output), output.Tensor.Shape);
        return graph.ToModel();
    }

    // Logits become what Predict gives.
    private static string Prediction(OnnxGraph graph, GraphOutput output)
    {
        string layer = output.Tensor.Name, name = layer + ".probabilities";
        return output.Loss switch
        {
            SoftmaxCrossEntropyAttribute => graph.Node("Softmax", name, [layer], ("axis", output.Tensor.Shape.IsSequence ? 2 : 1)),
            BinaryCrossEntropyWithLogitsAttribute => graph.Node("Sigmoid", name, [layer]),
            _ => layer,
        };
    }

    private static string Kind(LayerNode node) => node.Attribute.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal);
}
