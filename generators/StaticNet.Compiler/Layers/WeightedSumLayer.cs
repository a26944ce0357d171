using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>A joining layer that gives a sum of its sources, each times a number: y = a0 x0 + a1 x1 + ...; dx[i] = a[i] dy.</summary>
internal abstract class WeightedSumLayer<TAttribute> : Layer<TAttribute>
    where TAttribute : JoinAttribute
{
    public sealed override bool Joins => true;

    public sealed override string? NotStepwise(LayerNode node) => null;

    /// <summary>What a source is multiplied by.</summary>
    protected abstract double Weight(int source, int sources);

    protected sealed override Shape? Infer(TAttribute attribute, LayerShapes shapes) =>
        JoinShapes.Agree(attribute, shapes, exceptChannels: false) ? shapes.Input : null;

    protected sealed override void Forward(TAttribute attribute, LayerNode node, ForwardPass pass) => pass.Add(
        new WeightedSumKernel(new(node.Inputs.ToArray()), new(node.Inputs.Select((_, i) => Weight(i, node.Inputs.Count)).ToArray()), node.Output) { Layer = node.Name });

    protected sealed override void Backward(TAttribute attribute, LayerNode node, BackwardPass pass)
    {
        for (int i = 0; i < node.Inputs.Count; i++)
        {
            if (pass.Gradient(node.Inputs[i]) is not { } dx)
                continue;
            pass.Add(new WeightedSumKernel(new([pass.OutputGradient(node)]), new([Weight(i, node.Inputs.Count)]), dx.Tensor)
            {
                Layer = node.Name,
                Role = $"InputGradient{i + 1}",
                Accumulate = dx.Accumulate,
            });
        }
    }
}
