using StaticNet.Compiler.Graph;

namespace StaticNet.Onnx;

/// <summary>Activations: those that ONNX has, and those that are made of others.</summary>
internal static class ActivationNodes
{
    /// <summary>Adds a layer's nodes; false where it is no such layer.</summary>
    public static bool Add(OnnxGraph graph, LayerNode node)
    {
        string x = node.Input.Name, y = node.Output.Name;
        switch (node.Attribute)
        {
            case ReLUAttribute:
                return Node("Relu");
            case LeakyReLUAttribute leaky:
                return Node("LeakyRelu", ("alpha", leaky.Slope));
            case ELUAttribute elu:
                return Node("Elu", ("alpha", elu.Alpha));
            case SELUAttribute:
                return Node("Selu");
            case GELUAttribute gelu:
                return Node("Gelu", ("approximate", gelu.Approximate ? "tanh" : "none"));
            case MishAttribute:
                return Node("Mish");
            case SigmoidAttribute:
                return Node("Sigmoid");
            case HardSigmoidAttribute:
                return Node("HardSigmoid", ("alpha", 1 / 6.0), ("beta", 0.5));
            case HardSwishAttribute:
                return Node("HardSwish");
            case TanhAttribute:
                return Node("Tanh");
            case SoftsignAttribute:
                return Node("Softsign");
            case ReLU6Attribute:
                return Clip(0, 6);
            case HardTanhAttribute hard:
                return Clip(hard.Low, hard.High);
            case SiLUAttribute:
                graph.Node("Mul", y, [x, graph.Node("Sigmoid", node.Name + ".sigmoid", [x])]);
                return true;
            case SoftplusAttribute softplus:
                string beta = Number("beta", softplus.Beta);
                graph.Node("Div", y, [graph.Node("Softplus", node.Name + ".softplus", [graph.Node("Mul", node.Name + ".scaled", [x, beta])]), beta]);
                return true;
            case PReLUAttribute { PerChannel: true } when node.Input.Shape.IsImage:
                graph.Node("PRelu", y, [x, graph.Parameter(node.Parameters[0].Tensor, node.Input.Shape.Channels, 1, 1)]);
                return true;
            case PReLUAttribute:
                graph.Node("PRelu", y, [x, graph.Parameter(node.Parameters[0].Tensor)]);
                return true;
            case SoftmaxAttribute:
                return Node("Softmax", ("axis", ChannelAxis(node)));
            case LogSoftmaxAttribute:
                return Node("LogSoftmax", ("axis", ChannelAxis(node)));
            default:
                return false;
        }

        bool Node(string type, params (string, object)[] attributes)
        {
            graph.Node(type, y, [x], attributes);
            return true;
        }

        bool Clip(double low, double high)
        {
            graph.Node("Clip", y, [x, Number("low", low), Number("high", high)]);
            return true;
        }

        string Number(string name, double value) => graph.Floats($"{node.Name}.{name}", [(float)value]);
    }

    // The batch comes first.
    private static int ChannelAxis(LayerNode node) => node.Input.Shape.IsSequence ? 2 : 1;
}
