using System.Collections.Generic;
using System.Globalization;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>y[t] = weight[token[t]].</summary>
internal sealed class EmbeddingLayer : Layer<EmbeddingAttribute>
{
    public override int? Vocabulary(LayerAttribute attribute) => ((EmbeddingAttribute)attribute).Vocabulary;

    protected override Shape? Infer(EmbeddingAttribute attribute, LayerShapes shapes)
    {
        bool valid = shapes.AtLeast(1, attribute.Vocabulary, "vocabulary") & shapes.AtLeast(1, attribute.Size, "size");
        if (valid && (attribute.PaddingIndex < -1 || attribute.PaddingIndex >= attribute.Vocabulary))
        {
            string last = (attribute.Vocabulary - 1).ToString(CultureInfo.InvariantCulture);
            return shapes.Report(RuleIds.ArgumentOutOfRange, nameof(attribute.PaddingIndex), shapes.Name, nameof(attribute.PaddingIndex), attribute.PaddingIndex, $"a token, 0 to {last}, or -1 for none");
        }

        return valid && shapes.Fits("weights", "vocabulary", attribute.Vocabulary, attribute.Size) ? shapes.Fit(shapes.Input[0], attribute.Size) : null;
    }

    protected override IReadOnlyList<ParameterDeclaration> Parameters(EmbeddingAttribute attribute, IReadOnlyList<Shape> inputs)
    {
        Initialization initialization = attribute.PaddingIndex < 0
            ? new("NormalInitializer", new([0, 1]))
            : new("EmbeddingInitializer", new([attribute.Size, attribute.PaddingIndex]));
        return [new ParameterDeclaration("weight", new Shape(attribute.Vocabulary, attribute.Size), initialization)];
    }

    protected override void Forward(EmbeddingAttribute attribute, LayerNode node, ForwardPass pass) =>
        pass.Add(new EmbeddingKernel(node.Input, node.Parameter("weight")!, node.Output) { Layer = node.Name });

    protected override void Backward(EmbeddingAttribute attribute, LayerNode node, BackwardPass pass)
    {
        if (pass.ParameterGradient(node, "weight") is { } dw)
        {
            pass.Add(new EmbeddingGradientKernel(node.Input, pass.OutputGradient(node), dw, attribute.PaddingIndex < 0 ? null : attribute.PaddingIndex)
            {
                Layer = node.Name,
                Role = "WeightGradient",
            });
        }
    }
}
