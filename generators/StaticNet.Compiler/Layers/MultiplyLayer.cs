using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y = the product of the sources; dx_i = dy times all others.</summary>
internal sealed class MultiplyLayer : Layer<MultiplyAttribute>
{
    public override bool Joins => true;

    public override string? NotStepwise(LayerNode node) => null;

    protected override Shape? Infer(MultiplyAttribute attribute, LayerShapes shapes) =>
        JoinShapes.Agree(attribute, shapes, exceptChannels: false) ? shapes.Input : null;

    protected override void Forward(MultiplyAttribute attribute, LayerNode node, ForwardPass pass) =>
        pass.Add(new ProductKernel(new(node.Inputs.ToArray()), node.Output) { Layer = node.Name });

    protected override void Backward(MultiplyAttribute attribute, LayerNode node, BackwardPass pass)
    {
        for (int i = 0; i < node.Inputs.Count; i++)
        {
            if (pass.Gradient(node.Inputs[i]) is not { } dx)
                continue;
            Tensor[] factors = [pass.OutputGradient(node), .. node.Inputs.Where((_, other) => other != i)];
            pass.Add(new ProductKernel(new(factors), dx.Tensor) { Layer = node.Name, Role = $"InputGradient{i + 1}", Accumulate = dx.Accumulate });
        }
    }
}
