using System.Collections.Generic;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y = (x - mean) / sqrt(variance + epsilon) w + b over a vector, each step's features, or a whole image.</summary>
internal sealed class LayerNormLayer : Layer<LayerNormAttribute>
{
    public override string? NotStepwise(LayerNode node) => null;

    protected override Shape? Infer(LayerNormAttribute attribute, LayerShapes shapes) => Norms.CheckEpsilon(shapes, attribute.Epsilon) ? shapes.Input : null;

    protected override IReadOnlyList<ParameterDeclaration> Parameters(LayerNormAttribute attribute, IReadOnlyList<Shape> inputs) =>
        Norms.Parameters(inputs[0].IsImage ? inputs[0] : new Shape(inputs[0].Channels), weight: attribute.Affine, bias: attribute.Affine);

    protected override void Forward(LayerNormAttribute attribute, LayerNode node, ForwardPass pass) => Norms.ForwardWhole(node, pass, attribute.Epsilon, centered: true);

    protected override void Backward(LayerNormAttribute attribute, LayerNode node, BackwardPass pass) => Norms.BackwardWhole(node, pass, centered: true);
}
