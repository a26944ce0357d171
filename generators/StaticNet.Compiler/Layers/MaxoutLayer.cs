using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>y[c] = the largest of x[c size], ..., x[c size + size - 1]; the gradient goes to the first that is as large.</summary>
internal sealed class MaxoutLayer : Layer<MaxoutAttribute>
{
    public override string? NotStepwise(LayerNode node) => null;

    protected override Shape? Infer(MaxoutAttribute attribute, LayerShapes shapes)
    {
        if (!shapes.AtLeast(1, attribute.Size, "size"))
            return null;
        Shape input = shapes.Input;
        int channels = input.Channels;
        if (channels % attribute.Size != 0)
            return shapes.Report(RuleIds.ArgumentOutOfRange, "size", shapes.Name, "size", attribute.Size, $"a divisor of the {LayerShapes.Number(channels)} {Unit(input)} of '{shapes.Source}'");
        int[] sizes = input.ToArray();
        sizes[JoinShapes.ChannelAxis(input)] = channels / attribute.Size;
        return new Shape(sizes);
    }

    protected override void Forward(MaxoutAttribute attribute, LayerNode node, ForwardPass pass) =>
        pass.Add(new MaxoutKernel(node.Input, node.Output, attribute.Size) { Layer = node.Name });

    protected override void Backward(MaxoutAttribute attribute, LayerNode node, BackwardPass pass)
    {
        if (pass.Gradient(node.Input) is { } dx)
        {
            pass.Add(new MaxoutGradientKernel(node.Input, pass.OutputGradient(node), dx.Tensor, attribute.Size)
            {
                Layer = node.Name,
                Role = "InputGradient",
                Accumulate = dx.Accumulate,
            });
        }
    }

    private static string Unit(Shape shape) => shape.IsImage ? "channels" : shape.IsSequence ? "features" : "elements";
}
