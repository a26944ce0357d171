using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y[f] = x[T-1,f].</summary>
internal sealed class LastStepLayer : Layer<LastStepAttribute>
{
    protected override Shape? Infer(LastStepAttribute attribute, LayerShapes shapes) =>
        shapes.IsSequence() ? new Shape(shapes.Input.Channels) : null;

    public override string? NotStepwise(LayerNode node) => null;

    // The step that a stream is at is the last one so far.
    protected override void Forward(LastStepAttribute attribute, LayerNode node, ForwardPass pass) => pass.Add(pass.Streams
        ? new CopyKernel(node.Input, node.Output) { Layer = node.Name }
        : new StepKernel(node.Input, node.Output, node.Input.Shape.Width - 1) { Layer = node.Name });

    protected override void Backward(LastStepAttribute attribute, LayerNode node, BackwardPass pass)
    {
        if (pass.Gradient(node.Input) is { } dx)
            pass.Add(new StepGradientKernel(pass.OutputGradient(node), dx.Tensor, node.Input.Shape.Width - 1) { Layer = node.Name, Role = "InputGradient", Accumulate = dx.Accumulate });
    }
}
