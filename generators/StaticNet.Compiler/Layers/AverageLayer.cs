using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y = the mean of the sources.</summary>
internal sealed class AverageLayer : Layer<AverageAttribute>
{
    public override bool Joins => true;

    public override string? NotStepwise(LayerNode node) => null;

    protected override Shape? Infer(AverageAttribute attribute, LayerShapes shapes) =>
        JoinShapes.Agree(attribute, shapes, exceptChannels: false) ? shapes.Input : null;

    protected override void Forward(AverageAttribute attribute, LayerNode node, ForwardPass pass) =>
        pass.Add(new WeightedSumKernel(new(node.Inputs.ToArray()), Weights(node), node.Output) { Layer = node.Name });

    protected override void Backward(AverageAttribute attribute, LayerNode node, BackwardPass pass)
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

    private static EquatableArray<double> Weights(LayerNode node) => new(node.Inputs.Select(_ => 1.0 / node.Inputs.Count).ToArray());
}
