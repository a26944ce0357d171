using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y[c] = the mean of x[c] over all pixels.</summary>
internal sealed class GlobalAvgPoolLayer : Layer<GlobalAvgPoolAttribute>
{
    protected override Shape? Infer(GlobalAvgPoolAttribute attribute, LayerShapes shapes) =>
        shapes.IsImage() ? new Shape(shapes.Input.Channels) : null;

    protected override void Forward(GlobalAvgPoolAttribute attribute, LayerNode node, ForwardPass pass) =>
        pass.Add(new GlobalAvgPoolKernel(node.Input, node.Output) { Layer = node.Name });

    protected override void Backward(GlobalAvgPoolAttribute attribute, LayerNode node, BackwardPass pass)
    {
        if (pass.Gradient(node.Input) is { } dx)
            pass.Add(new GlobalAvgPoolGradientKernel(pass.OutputGradient(node), dx.Tensor) { Layer = node.Name, Role = "InputGradient", Accumulate = dx.Accumulate });
    }
}
