using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>The same elements in logical order under another shape.</summary>
internal sealed class ReshapeLayer : Layer<ReshapeAttribute>
{
    protected override Shape? Infer(ReshapeAttribute attribute, LayerShapes shapes)
    {
        var shape = new Shape(attribute.Shape ?? []);
        if (shape.Rank is < 1 or > 3 || shape.ToArray().Any(size => size < 1))
            return shapes.Report(RuleIds.ArgumentOutOfRange, "shape", shapes.Name, "the shape", shape, "one to three sizes of at least 1");
        return shape.Size == shapes.Input.Size
            ? shape
            : shapes.Report(RuleIds.WrongRank, "shape", shapes.Name, $"{shape.Size} elements for {shape}", shapes.Source, shapes.Input, $" with {shapes.Input.Size}");
    }

    protected override void Forward(ReshapeAttribute attribute, LayerNode node, ForwardPass pass) =>
        pass.Add(new CopyKernel(node.Input, node.Output) { Layer = node.Name });

    protected override void Backward(ReshapeAttribute attribute, LayerNode node, BackwardPass pass)
    {
        if (pass.Gradient(node.Input) is { } dx)
            pass.Add(new CopyKernel(pass.OutputGradient(node), dx.Tensor) { Layer = node.Name, Role = "InputGradient", Accumulate = dx.Accumulate });
    }
}
