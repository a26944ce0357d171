using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y[c,i,j] = the largest x[c] of the window; the gradient goes to the winner alone, which forward keeps.</summary>
internal sealed class MaxPool2DLayer : Layer<MaxPool2DAttribute>
{
    private const string Winners = "winners";

    protected override Shape? Infer(MaxPool2DAttribute attribute, LayerShapes shapes) => PoolShapes.Infer(attribute, shapes);

    protected override void Forward(MaxPool2DAttribute attribute, LayerNode node, ForwardPass pass)
    {
        Tensor? winners = pass.Training ? pass.Save(node, Winners, node.Output.Shape) : null;
        pass.Add(new MaxPool2DKernel(node.Input, node.Output, winners, WindowShapes.Of(attribute, node.Input.Shape)) { Layer = node.Name });
    }

    protected override void Backward(MaxPool2DAttribute attribute, LayerNode node, BackwardPass pass)
    {
        if (pass.Gradient(node.Input) is { } dx)
        {
            Window window = WindowShapes.Of(attribute, node.Input.Shape);
            pass.Add(new MaxPool2DGradientKernel(pass.Saved(node, Winners), pass.OutputGradient(node), dx.Tensor, window)
            {
                Layer = node.Name,
                Role = "InputGradient",
                Accumulate = dx.Accumulate,
            });
        }
    }
}
