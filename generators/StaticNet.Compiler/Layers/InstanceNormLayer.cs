using System.Collections.Generic;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>y = (x - mean) / sqrt(variance + epsilon) w + b over the pixels of each channel of a sample: a group for each channel.</summary>
internal sealed class InstanceNormLayer : Layer<InstanceNormAttribute>
{
    // One pixel has no variance: all outputs would be the bias.
    protected override Shape? Infer(InstanceNormAttribute attribute, LayerShapes shapes)
    {
        if (!Norms.CheckEpsilon(shapes, attribute.Epsilon))
            return null;
        return shapes.Input.Pixels > 1
            ? shapes.Input
            : shapes.Report(RuleIds.WrongRank, null, shapes.Name, "an image or a sequence with at least 2 pixels or steps", shapes.Source, shapes.Input, "");
    }

    protected override IReadOnlyList<ParameterDeclaration> Parameters(InstanceNormAttribute attribute, IReadOnlyList<Shape> inputs) =>
        Norms.Parameters(new Shape(inputs[0].Channels), weight: attribute.Affine, bias: attribute.Affine);

    protected override void Forward(InstanceNormAttribute attribute, LayerNode node, ForwardPass pass) =>
        Norms.ForwardGroups(node, pass, node.Input.Shape.Channels, attribute.Epsilon);

    protected override void Backward(InstanceNormAttribute attribute, LayerNode node, BackwardPass pass) => Norms.BackwardGroups(node, pass, node.Input.Shape.Channels);
}
