using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y[c,i,j] = the mean of x[c] over the window; padding counts as zeros or not at all.</summary>
internal sealed class AvgPool2DLayer : Layer<AvgPool2DAttribute>
{
    protected override Shape? Infer(AvgPool2DAttribute attribute, LayerShapes shapes) => PoolShapes.Infer(attribute, shapes);

    protected override void Forward(AvgPool2DAttribute attribute, LayerNode node, ForwardPass pass) =>
        pass.Add(new AvgPool2DKernel(node.Input, node.Output, WindowShapes.Of(attribute, node.Input.Shape), attribute.CountIncludePad) { Layer = node.Name });

    protected override void Backward(AvgPool2DAttribute attribute, LayerNode node, BackwardPass pass)
    {
        if (pass.Gradient(node.Input) is { } dx)
        {
            Window window = WindowShapes.Of(attribute, node.Input.Shape);
            pass.Add(new AvgPool2DGradientKernel(pass.OutputGradient(node), dx.Tensor, window, attribute.CountIncludePad)
            {
                Layer = node.Name,
                Role = "InputGradient",
                Accumulate = dx.Accumulate,
            });
        }
    }
}
