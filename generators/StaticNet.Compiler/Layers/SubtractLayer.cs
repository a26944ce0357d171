using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y = the first source minus all others.</summary>
internal sealed class SubtractLayer : Layer<SubtractAttribute>
{
    public override bool Joins => true;

    public override string? NotStepwise(LayerNode node) => null;

    protected override Shape? Infer(SubtractAttribute attribute, LayerShapes shapes) =>
        JoinShapes.Agree(attribute, shapes, exceptChannels: false) ? shapes.Input : null;

    protected override void Forward(SubtractAttribute attribute, LayerNode node, ForwardPass pass) =>
        pass.Add(new WeightedSumKernel(new(node.Inputs.ToArray()), Weights(node), node.Output) { Layer = node.Name });

    protected override void Backward(SubtractAttribute attribute, LayerNode node, BackwardPass pass)
    {
        for (int i = 0; i < node.Inputs.Count; i++)
        {
            if (pass.Gradient(node.Inputs[i]) is not { } dx)
                continue;
            pass.Add(new WeightedSumKernel(new([pass.OutputGradient(node)]), new([Weights(node)[i]]), dx.Tensor)
            {
                Layer = node.Name,
                Role = $"InputGradient{i + 1}",
                Accumulate = dx.Accumulate,
            });
        }
    }

    private static EquatableArray<double> Weights(LayerNode node) => new(node.Inputs.Select((_, i) => i == 0 ? 1.0 : -1.0).ToArray());
}
