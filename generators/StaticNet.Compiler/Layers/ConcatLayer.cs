using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y = the sources one behind the other along the channels of images, the features of sequences, the elements of vectors.</summary>
internal sealed class ConcatLayer : Layer<ConcatAttribute>
{
    public override bool Joins => true;

    public override string? NotStepwise(LayerNode node) => null;

    protected override Shape? Infer(ConcatAttribute attribute, LayerShapes shapes)
    {
        if (!JoinShapes.Agree(attribute, shapes, exceptChannels: true))
            return null;
        long[] sizes = shapes.Input.ToArray().Select(size => (long)size).ToArray();
        sizes[JoinShapes.ChannelAxis(shapes.Input)] = shapes.Inputs.Sum(input => (long)input.Channels);
        return shapes.Fit(sizes);
    }

    protected override void Forward(ConcatAttribute attribute, LayerNode node, ForwardPass pass) =>
        pass.Add(new ConcatKernel(new(node.Inputs.ToArray()), node.Output) { Layer = node.Name });

    protected override void Backward(ConcatAttribute attribute, LayerNode node, BackwardPass pass)
    {
        int first = 0;
        for (int i = 0; i < node.Inputs.Count; i++)
        {
            if (pass.Gradient(node.Inputs[i]) is { } dx)
                pass.Add(new SliceKernel(pass.OutputGradient(node), dx.Tensor, first) { Layer = node.Name, Role = $"InputGradient{i + 1}", Accumulate = dx.Accumulate });
            first += node.Inputs[i].Shape.Channels;
        }
    }
}
