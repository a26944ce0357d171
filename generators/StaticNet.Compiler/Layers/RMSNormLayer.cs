using System.Collections.Generic;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y = x / sqrt(mean of x^2 + epsilon) w over a vector, each step's features, or a whole image.</summary>
internal sealed class RMSNormLayer : Layer<RMSNormAttribute>
{
    public override string? NotStepwise(LayerNode node) => null;

    protected override Shape? Infer(RMSNormAttribute attribute, LayerShapes shapes) => Norms.CheckEpsilon(shapes, attribute.Epsilon) ? shapes.Input : null;

    protected override IReadOnlyList<ParameterDeclaration> Parameters(RMSNormAttribute attribute, IReadOnlyList<Shape> inputs) =>
        Norms.Parameters(inputs[0].IsImage ? inputs[0] : new Shape(inputs[0].Channels), weight: attribute.Affine, bias: false);

    protected override void Forward(RMSNormAttribute attribute, LayerNode node, ForwardPass pass) => Norms.ForwardWhole(node, pass, attribute.Epsilon, centered: false);

    protected override void Backward(RMSNormAttribute attribute, LayerNode node, BackwardPass pass) => Norms.BackwardWhole(node, pass, centered: false);
}
