using System;
using System.Collections.Generic;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Kernels.Attention;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>y = out_proj(softmax(Q K^T / sqrt(E / heads)) V) for each head, [Q K V] = in_proj(x).</summary>
internal sealed class MultiHeadAttentionLayer : Layer<MultiHeadAttentionAttribute>
{
    private const string Projected = "qkv", Context = "context", Weights = "weights", Largest = "largest", Inverse = "inverse";
    private const string InWeight = "in_proj_weight", InBias = "in_proj_bias", OutWeight = "out_proj.weight", OutBias = "out_proj.bias";

    protected override Shape? Infer(MultiHeadAttentionAttribute attribute, LayerShapes shapes)
    {
        bool valid = shapes.AtLeast(1, attribute.Heads, "heads");
        valid &= shapes.Number(attribute.Dropout, nameof(attribute.Dropout), 0, 1, "from 0 to 1");
        Shape input = shapes.Input;
        if (!input.IsSequence)
            return shapes.Report(RuleIds.WrongRank, null, shapes.Name, "a sequence [T, E]", shapes.Source, input, "");
        int features = input.Channels;
        if (valid && features % attribute.Heads != 0)
            return shapes.Report(RuleIds.GroupsDoNotDivide, "heads", shapes.Name, features, "features", attribute.Heads, features % attribute.Heads, "heads");

        bool fits = valid && shapes.Fits("weights", null, 3, features, features) && shapes.Fits("elements", null, 3, input[0], features);
        return fits && shapes.Fits("attention weights", null, attribute.Heads, input[0], input[0] + 7L) ? input : null;
    }

    protected override IReadOnlyList<ParameterDeclaration> Parameters(MultiHeadAttentionAttribute attribute, IReadOnlyList<Shape> inputs)
    {
        int features = inputs[0].Channels;
        return
        [
            new ParameterDeclaration(InWeight, new Shape(3 * features, features), Initialization.Uniform(Math.Sqrt(6.0 / (4.0 * features)))),
            new ParameterDeclaration(InBias, new Shape(3 * features), Initialization.Constant(0)),
            new ParameterDeclaration(OutWeight, new Shape(features, features), Initialization.Uniform(1 / Math.Sqrt(features))),
            new ParameterDeclaration(OutBias, new Shape(features), Initialization.Constant(0)),
        ];
    }

    protected override void Forward(MultiHeadAttentionAttribute attribute, LayerNode node, ForwardPass pass)
    {
        Shape shape = node.Input.Shape;
        Heads heads = Of(attribute, node, pass.Training);
        Tensor Kept(string name, Shape kept) => pass.Training ? pass.Save(node, name, kept) : pass.Temporary(node, name, kept);
        Tensor qkv = Kept(Projected, new Shape(shape[0], 3 * shape.Channels)), context = Kept(Context, shape);
        pass.Add(new DenseKernel(node.Input, node.Parameter(InWeight)!, node.Parameter(InBias), qkv) { Layer = node.Name, Role = "Projection" });
        bool keepsWeights = pass.Training && heads.KeepsWeights, makesAgain = pass.Training && !heads.KeepsWeights;
        pass.Add(new AttentionKernel(
            qkv, context, pass.Temporary(node, "keys", heads.Transposed), keepsWeights && heads.Dropout == 0 ? null : pass.Temporary(node, "scores", heads.Scores),
            makesAgain ? pass.Save(node, Largest, heads.Statistics) : null, makesAgain ? pass.Save(node, Inverse, heads.Statistics) : null, heads)
        {
            Layer = node.Name,
            Role = "Attention",
            Weights = keepsWeights ? pass.Save(node, Weights, heads.Weights) : null,
        });
        pass.Add(new DenseKernel(context, node.Parameter(OutWeight)!, node.Parameter(OutBias), node.Output) { Layer = node.Name });
    }

    protected override void Backward(MultiHeadAttentionAttribute attribute, LayerNode node, BackwardPass pass)
    {
        Heads heads = Of(attribute, node, training: true);
        Tensor dy = pass.OutputGradient(node), qkv = pass.Saved(node, Projected), context = pass.Saved(node, Context);
        Tensor dcontext = pass.Temporary(node, Context, context.Shape), dqkv = pass.Temporary(node, Projected, qkv.Shape);
        Parameters(node, pass, context, dy, OutWeight, OutBias, "Output");
        pass.Add(new DenseInputGradientKernel(dy, node.Parameter(OutWeight)!, dcontext) { Layer = node.Name, Role = "OutputInputGradient" });
        bool kept = heads.KeepsWeights;
        pass.Add(new AttentionGradientKernel(
            qkv, kept ? pass.Saved(node, Weights) : null, kept ? null : pass.Saved(node, Largest), kept ? null : pass.Saved(node, Inverse), dcontext, dqkv,
            kept ? null : pass.Temporary(node, "keys", heads.Transposed), pass.Temporary(node, "values", heads.Transposed),
            kept && heads.Dropout == 0 ? null : pass.Temporary(node, "scores", heads.Scores), pass.Temporary(node, "dscores", heads.Scores), heads)
        {
            Layer = node.Name,
            Role = "AttentionGradient",
        });
        Parameters(node, pass, node.Input, dqkv, InWeight, InBias, "Projection");
        if (pass.Gradient(node.Input) is { } dx)
            pass.Add(new DenseInputGradientKernel(dqkv, node.Parameter(InWeight)!, dx.Tensor) { Layer = node.Name, Role = "InputGradient", Accumulate = dx.Accumulate });
    }

    private static void Parameters(LayerNode node, BackwardPass pass, Tensor x, Tensor dy, string weight, string bias, string role)
    {
        if (pass.ParameterGradient(node, weight) is { } dw)
            pass.Add(new DenseWeightGradientKernel(x, dy, dw) { Layer = node.Name, Role = role + "WeightGradient" });
        if (pass.ParameterGradient(node, bias) is { } db)
            pass.Add(new BiasGradientKernel(dy, db) { Layer = node.Name, Role = role + "BiasGradient" });
    }

    private static Heads Of(MultiHeadAttentionAttribute attribute, LayerNode node, bool training)
    {
        Shape shape = node.Input.Shape;
        return new Heads(attribute.Heads, shape[0], shape.Channels / attribute.Heads, attribute.Causal, training ? attribute.Dropout : 0, node.Index);
    }
}
