using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y = the sum of the sources.</summary>
internal sealed class AddLayer : Layer<AddAttribute>
{
    public override bool Joins => true;

    public override string? NotStepwise(LayerNode node) => null;

    protected override Shape? Infer(AddAttribute attribute, LayerShapes shapes) =>
        JoinShapes.Agree(attribute, shapes, exceptChannels: false) ? shapes.Input : null;

    protected override void Forward(AddAttribute attribute, LayerNode node, ForwardPass pass) =>
        pass.Add(new AddKernel(new(node.Inputs.ToArray()), node.Output) { Layer = node.Name });

    protected override void Backward(AddAttribute attribute, LayerNode node, BackwardPass pass)
    {
        for (int i = 0; i < node.Inputs.Count; i++)
        {
            if (pass.Gradient(node.Inputs[i]) is { } dx)
                pass.Add(new CopyKernel(pass.OutputGradient(node), dx.Tensor) { Layer = node.Name, Role = $"InputGradient{i + 1}", Accumulate = dx.Accumulate });
        }
    }
}
