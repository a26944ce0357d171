using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>Any shape to a vector, in logical order.</summary>
internal sealed class FlattenLayer : Layer<FlattenAttribute>
{
    protected override Shape? Infer(FlattenAttribute attribute, LayerShapes shapes) => shapes.Fit(shapes.Input.Size);

    protected override void Forward(FlattenAttribute attribute, LayerNode node, ForwardPass pass) =>
        pass.Add(new CopyKernel(node.Input, node.Output) { Layer = node.Name });

    protected override void Backward(FlattenAttribute attribute, LayerNode node, BackwardPass pass)
    {
        if (pass.Gradient(node.Input) is { } dx)
            pass.Add(new CopyKernel(pass.OutputGradient(node), dx.Tensor) { Layer = node.Name, Role = "InputGradient", Accumulate = dx.Accumulate });
    }
}
