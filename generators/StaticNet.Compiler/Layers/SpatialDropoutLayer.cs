using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>While training, whole channels are dropped at random and the others scaled up; while predicting, nothing happens.</summary>
internal sealed class SpatialDropoutLayer : Layer<SpatialDropoutAttribute>
{
    protected override Shape? Infer(SpatialDropoutAttribute attribute, LayerShapes shapes)
    {
        if (attribute.Probability is not (>= 0 and <= 1))
            return shapes.Report(RuleIds.ArgumentOutOfRange, "probability", shapes.Name, "probability", attribute.Probability, "from 0 to 1");
        return shapes.IsImage() ? shapes.Input : null;
    }

    protected override void Forward(SpatialDropoutAttribute attribute, LayerNode node, ForwardPass pass) => pass.Add(pass.Training
        ? new SpatialDropoutKernel(node.Input, node.Output, attribute.Probability, node.Index) { Layer = node.Name }
        : new CopyKernel(node.Input, node.Output) { Layer = node.Name });

    // The same mask on the gradient: it depends on seed, layer, step and sample alone, so it is drawn again and not kept.
    protected override void Backward(SpatialDropoutAttribute attribute, LayerNode node, BackwardPass pass)
    {
        if (pass.Gradient(node.Input) is { } dx)
        {
            pass.Add(new SpatialDropoutKernel(pass.OutputGradient(node), dx.Tensor, attribute.Probability, node.Index)
            {
                Layer = node.Name,
                Role = "InputGradient",
                Accumulate = dx.Accumulate,
            });
        }
    }
}
