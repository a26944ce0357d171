using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y = exp(x) / sum exp(x) over the channels of each pixel, the features of each step, or a vector.</summary>
internal sealed class SoftmaxLayer : Layer<SoftmaxAttribute>
{
    public override string? NotStepwise(LayerNode node) => null;

    protected override Shape? Infer(SoftmaxAttribute attribute, LayerShapes shapes) => shapes.Input;

    protected override void Forward(SoftmaxAttribute attribute, LayerNode node, ForwardPass pass) =>
        pass.Add(new SoftmaxKernel(node.Input, node.Output) { Layer = node.Name });

    protected override void Backward(SoftmaxAttribute attribute, LayerNode node, BackwardPass pass)
    {
        if (pass.Gradient(node.Input) is { } dx)
        {
            pass.Add(new SoftmaxGradientKernel(node.Output, pass.OutputGradient(node), dx.Tensor)
            {
                Layer = node.Name,
                Role = "InputGradient",
                Accumulate = dx.Accumulate,
            });
        }
    }
}
