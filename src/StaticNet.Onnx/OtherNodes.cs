using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Model;

namespace StaticNet.Onnx;

/// <summary>Dense layers, normalisations, changes of shape, joins.</summary>
internal static class OtherNodes
{
    /// <summary>Adds a layer's nodes; false where it is no such layer.</summary>
    public static bool Add(OnnxGraph graph, LayerNode node)
    {
        string x = node.Input.Name;
        Shape shape = node.Input.Shape;
        switch (node.Attribute)
        {
            case DenseAttribute:
                Dense(graph, node);
                return true;
            case BatchNormAttribute norm:
                return Node("BatchNormalization", [x, Parameter("weight", 1), Parameter("bias", 0), Parameter("running_mean", 0), Parameter("running_var", 1)], ("epsilon", norm.Epsilon));
            case LayerNormAttribute norm:
                return Node("LayerNormalization", [x, Parameter("weight", 1), Parameter("bias", 0)], ("axis", shape.IsSequence ? 2 : 1), ("epsilon", norm.Epsilon));
            case LocalResponseNormAttribute norm:
                return Node("LRN", [x], ("size", norm.Size), ("alpha", norm.Alpha), ("beta", norm.Beta), ("bias", norm.K));
            case DropoutAttribute or SpatialDropoutAttribute:
                return Node("Identity", [x]);
            case FlattenAttribute:
                return Node("Flatten", [x], ("axis", 1));
            case ReshapeAttribute:
                // A size of 0 is that of the input, here the batch.
                return Node("Reshape", [x, graph.Longs(node.Name + ".shape", [0, .. node.Output.Shape.ToArray().Select(size => (long)size)])]);
            case PermuteAttribute permute:
                return Node("Transpose", [x], ("perm", (int[])[0, .. permute.Dims.Select(axis => axis + 1)]));
            case ZeroPad2DAttribute pad:
                return Node("Pad", [x, graph.Longs(node.Name + ".pads", 0, 0, pad.Top, pad.Left, 0, 0, pad.Bottom, pad.Right)]);
            case ConcatAttribute:
                return Node("Concat", Sources(node), ("axis", shape.IsSequence ? 2 : 1));
            case AddAttribute:
                return Node("Sum", Sources(node));
            case AverageAttribute:
                return Node("Mean", Sources(node));
            case MaximumAttribute:
                return Node("Max", Sources(node));
            case MultiplyAttribute when node.Inputs.Count == 2:
                return Node("Mul", Sources(node));
            case SubtractAttribute when node.Inputs.Count == 2:
                return Node("Sub", Sources(node));
            default:
                return false;
        }

        bool Node(string type, string[] inputs, params (string, object)[] attributes)
        {
            graph.Node(type, node.Output.Name, inputs, attributes);
            return true;
        }

        // A layer that learned no scale or shift has 1 and 0 in their place.
        string Parameter(string name, float otherwise)
        {
            if (node.Parameter(name) is { } tensor)
                return graph.Parameter(tensor);
            int[] sizes = node.Attribute is LayerNormAttribute && shape.IsImage ? shape.ToArray() : [shape.Channels];
            var values = new float[sizes.Aggregate(1, (a, b) => a * b)];
            Array.Fill(values, otherwise);
            return graph.Floats($"{node.Name}.{name}", values, sizes);
        }
    }

    // Gemm is for vectors alone; a sequence's steps are rows of a product with the weights turned round.
    private static void Dense(OnnxGraph graph, LayerNode node)
    {
        string weight = graph.Parameter(node.Parameter("weight")!);
        string[] bias = node.Parameter("bias") is { } tensor ? [graph.Parameter(tensor)] : [];
        if (node.Input.Shape.IsVector)
        {
            graph.Node("Gemm", node.Output.Name, [node.Input.Name, weight, .. bias], ("transB", 1));
            return;
        }

        string product = bias.Length == 0 ? node.Output.Name : node.Name + ".product";
        graph.Node("MatMul", product, [node.Input.Name, graph.Node("Transpose", node.Name + ".turned", [weight], ("perm", (int[])[1, 0]))]);
        if (bias.Length > 0)
            graph.Node("Add", node.Output.Name, [product, .. bias]);
    }

    private static string[] Sources(LayerNode node) => [.. node.Inputs.Select(input => input.Name)];
}
