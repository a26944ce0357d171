using System.Collections.Generic;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>y = (x - mean) / sqrt(variance + epsilon) w + b over each group of channels and all pixels of a sample.</summary>
internal sealed class GroupNormLayer : Layer<GroupNormAttribute>
{
    protected override Shape? Infer(GroupNormAttribute attribute, LayerShapes shapes)
    {
        int groups = attribute.Groups, channels = shapes.Input.Channels;
        if (!(shapes.AtLeast(1, groups, "groups") & Norms.CheckEpsilon(shapes, attribute.Epsilon)))
            return null;
        return channels % groups == 0
            ? shapes.Input
            : shapes.Report(RuleIds.GroupsDoNotDivide, "groups", shapes.Name, channels, "channels", groups, channels % groups, "groups");
    }

    protected override IReadOnlyList<ParameterDeclaration> Parameters(GroupNormAttribute attribute, IReadOnlyList<Shape> inputs) =>
        Norms.Parameters(new Shape(inputs[0].Channels), weight: attribute.Affine, bias: attribute.Affine);

    protected override void Forward(GroupNormAttribute attribute, LayerNode node, ForwardPass pass) => Norms.ForwardGroups(node, pass, attribute.Groups, attribute.Epsilon);

    protected override void Backward(GroupNormAttribute attribute, LayerNode node, BackwardPass pass) => Norms.BackwardGroups(node, pass, attribute.Groups);
}
