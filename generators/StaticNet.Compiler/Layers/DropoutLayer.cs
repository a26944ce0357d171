using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>While training, values are dropped at random and the others scaled up; while predicting, nothing happens.</summary>
internal sealed class DropoutLayer : Layer<DropoutAttribute>
{
    public override string? NotStepwise(LayerNode node) => null;

    protected override Shape? Infer(DropoutAttribute attribute, LayerShapes shapes) =>
        attribute.Probability is >= 0 and <= 1
            ? shapes.Input
            : shapes.Report(RuleIds.ArgumentOutOfRange, "probability", shapes.Name, "probability", attribute.Probability, "from 0 to 1");

    protected override void Forward(DropoutAttribute attribute, LayerNode node, ForwardPass pass) => pass.Add(pass.Training
        ? new DropoutKernel(node.Input, node.Output, attribute.Probability, node.Index) { Layer = node.Name }
        : new CopyKernel(node.Input, node.Output) { Layer = node.Name });

    // The same mask on the gradient: it depends on seed, layer, step and sample alone, so it is drawn again and not kept.
    protected override void Backward(DropoutAttribute attribute, LayerNode node, BackwardPass pass)
    {
        if (pass.Gradient(node.Input) is { } dx)
        {
            pass.Add(new DropoutKernel(pass.OutputGradient(node), dx.Tensor, attribute.Probability, node.Index)
            {
                Layer = node.Name,
                Role = "InputGradient",
                Accumulate = dx.Accumulate,
            });
        }
    }
}
