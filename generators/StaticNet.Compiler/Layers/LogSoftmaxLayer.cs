using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y = x - ln sum exp(x) over the channels of each pixel, the features of each step, or a vector.</summary>
internal sealed class LogSoftmaxLayer : Layer<LogSoftmaxAttribute>
{
    public override string? NotStepwise(LayerNode node) => null;

    protected override Shape? Infer(LogSoftmaxAttribute attribute, LayerShapes shapes) => shapes.Input;

    protected override void Forward(LogSoftmaxAttribute attribute, LayerNode node, ForwardPass pass) =>
        pass.Add(new LogSoftmaxKernel(node.Input, node.Output) { Layer = node.Name });

    protected override void Backward(LogSoftmaxAttribute attribute, LayerNode node, BackwardPass pass)
    {
        if (pass.Gradient(node.Input) is { } dx)
        {
            pass.Add(new LogSoftmaxGradientKernel(node.Output, pass.OutputGradient(node), dx.Tensor)
            {
                Layer = node.Name,
                Role = "InputGradient",
                Accumulate = dx.Accumulate,
            });
        }
    }
}
