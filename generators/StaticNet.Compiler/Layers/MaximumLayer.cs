using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y = the largest of the sources; the gradient goes to the first that is as large.</summary>
internal sealed class MaximumLayer : Layer<MaximumAttribute>
{
    public override bool Joins => true;

    public override string? NotStepwise(LayerNode node) => null;

    protected override Shape? Infer(MaximumAttribute attribute, LayerShapes shapes) =>
        JoinShapes.Agree(attribute, shapes, exceptChannels: false) ? shapes.Input : null;

    protected override void Forward(MaximumAttribute attribute, LayerNode node, ForwardPass pass) =>
        pass.Add(new MaximumKernel(new(node.Inputs.ToArray()), node.Output) { Layer = node.Name });

    protected override void Backward(MaximumAttribute attribute, LayerNode node, BackwardPass pass)
    {
        for (int i = 0; i < node.Inputs.Count; i++)
        {
            if (pass.Gradient(node.Inputs[i]) is not { } dx)
                continue;
            pass.Add(new MaximumGradientKernel(new(node.Inputs.ToArray()), pass.OutputGradient(node), dx.Tensor, i)
            {
                Layer = node.Name,
                Role = $"InputGradient{i + 1}",
                Accumulate = dx.Accumulate,
            });
        }
    }
}
