using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y[c] = the largest x[c]; the gradient goes to the winner alone, which forward keeps.</summary>
internal sealed class GlobalMaxPoolLayer : Layer<GlobalMaxPoolAttribute>
{
    private const string Winners = "winners";

    protected override Shape? Infer(GlobalMaxPoolAttribute attribute, LayerShapes shapes) =>
        shapes.IsImage() ? new Shape(shapes.Input.Channels) : null;

    protected override void Forward(GlobalMaxPoolAttribute attribute, LayerNode node, ForwardPass pass)
    {
        Tensor? winners = pass.Training ? pass.Save(node, Winners, node.Output.Shape) : null;
        pass.Add(new GlobalMaxPoolKernel(node.Input, node.Output, winners) { Layer = node.Name });
    }

    protected override void Backward(GlobalMaxPoolAttribute attribute, LayerNode node, BackwardPass pass)
    {
        if (pass.Gradient(node.Input) is { } dx)
        {
            pass.Add(new GlobalMaxPoolGradientKernel(pass.Saved(node, Winners), pass.OutputGradient(node), dx.Tensor)
            {
                Layer = node.Name,
                Role = "InputGradient",
                Accumulate = dx.Accumulate,
            });
        }
    }
}
