using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y[f] = the mean of x[t,f] over all steps t.</summary>
internal sealed class MeanOverTimeLayer : Layer<MeanOverTimeAttribute>
{
    protected override Shape? Infer(MeanOverTimeAttribute attribute, LayerShapes shapes) =>
        shapes.IsSequence() ? new Shape(shapes.Input.Channels) : null;

    protected override void Forward(MeanOverTimeAttribute attribute, LayerNode node, ForwardPass pass) =>
        pass.Add(new GlobalAvgPoolKernel(node.Input, node.Output) { Layer = node.Name });

    protected override void Backward(MeanOverTimeAttribute attribute, LayerNode node, BackwardPass pass)
    {
        if (pass.Gradient(node.Input) is { } dx)
            pass.Add(new GlobalAvgPoolGradientKernel(pass.OutputGradient(node), dx.Tensor) { Layer = node.Name, Role = "InputGradient", Accumulate = dx.Accumulate });
    }
}
