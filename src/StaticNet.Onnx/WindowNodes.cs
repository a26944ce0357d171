using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Layers;
using StaticNet.Compiler.Model;

namespace StaticNet.Onnx;

/// <summary>Convolutions and pools, of images and of signals.</summary>
internal static class WindowNodes
{
    /// <summary>Adds a layer's node; false where it is no such layer.</summary>
    public static bool Add(OnnxGraph graph, LayerNode node)
    {
        switch (node.Attribute)
        {
            case Conv2DAttribute convolution:
                Convolution(graph, node, Axes(convolution, node), convolution.Groups);
                return true;
            case DepthwiseConv2DAttribute convolution:
                Convolution(graph, node, Axes(convolution, node), node.Input.Shape.Channels);
                return true;
            case Conv1DAttribute convolution:
                Convolution(graph, node, Axes(convolution, node), convolution.Groups);
                return true;
            case MaxPool2DAttribute pool:
                Pool(graph, node, "MaxPool", Axes(pool, node));
                return true;
            case MaxPool1DAttribute pool:
                Pool(graph, node, "MaxPool", Axes(pool, node));
                return true;
            case AvgPool2DAttribute pool:
                Pool(graph, node, "AveragePool", Axes(pool, node), ("count_include_pad", pool.CountIncludePad ? 1 : 0));
                return true;
            case AvgPool1DAttribute pool:
                Pool(graph, node, "AveragePool", Axes(pool, node), ("count_include_pad", pool.CountIncludePad ? 1 : 0));
                return true;
            case GlobalAvgPoolAttribute:
                Global(graph, node, "GlobalAveragePool");
                return true;
            case GlobalMaxPoolAttribute:
                Global(graph, node, "GlobalMaxPool");
                return true;
            default:
                return false;
        }
    }

    private static void Convolution(OnnxGraph graph, LayerNode node, Axis[] axes, int groups)
    {
        string[] parameters = [.. node.Parameters.Select(parameter => graph.Parameter(parameter.Tensor))];
        graph.Node("Conv", node.Output.Name, [node.Input.Name, .. parameters], [.. Window(axes), ("dilations", Of(axes, axis => axis.Dilation)), ("group", groups)]);
    }

    private static void Pool(OnnxGraph graph, LayerNode node, string type, Axis[] axes, params (string, object)[] more)
    {
        // ONNX counts what lies beyond the end only because the number of windows is rounded up; PyTorch, and so we, do not.
        if (type == "AveragePool" && axes.Any(axis => axis.Beyond > 0))
            throw new NotSupportedException($"'{node.Name}' rounds the number of its windows up (CeilMode), which a mean in ONNX does otherwise; leave CeilMode out or pad");
        graph.Node(type, node.Output.Name, [node.Input.Name], [.. Window(axes), .. more]);
    }

    private static void Global(OnnxGraph graph, LayerNode node, string type) =>
        graph.Node("Flatten", node.Output.Name, [graph.Node(type, node.Name + ".pooled", [node.Input.Name])], ("axis", 1));

    private static (string, object)[] Window(Axis[] axes) =>
    [
        ("kernel_shape", Of(axes, axis => axis.Kernel)), ("strides", Of(axes, axis => axis.Stride)),
        ("pads", (int[])[.. Of(axes, axis => axis.Begin), .. Of(axes, axis => axis.End)]),
    ];

    private static int[] Of(Axis[] axes, Func<Axis, int> number) => [.. axes.Select(number)];

    private static Axis[] Axes(WindowAttribute attribute, LayerNode node)
    {
        Window window = WindowShapes.Of(attribute, node.Input.Shape);
        return [window.Vertical, window.Horizontal];
    }

    private static Axis[] Axes(SignalWindowAttribute attribute, LayerNode node) => [Signals.Window(attribute, node.Input.Shape).Horizontal];
}
