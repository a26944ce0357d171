using System;
using System.Collections.Generic;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>y = W x + b, on a vector or on each step of a sequence.</summary>
internal sealed class DenseLayer : Layer<DenseAttribute>
{
    public override string? NotStepwise(LayerNode node) => null;

    protected override Shape? Infer(DenseAttribute attribute, LayerShapes shapes)
    {
        bool valid = shapes.AtLeast(1, attribute.Units, "units");
        Shape input = shapes.Input;
        if (input.IsImage)
            return shapes.Report(RuleIds.WrongRank, null, shapes.Name, "a vector or a sequence", shapes.Source, input, LayerShapes.PutFlatten);
        if (!valid || !shapes.Fits("weights", "units", attribute.Units, input.Channels))
            return null;
        return input.IsVector ? new Shape(attribute.Units) : shapes.Fit(input[0], attribute.Units);
    }

    // Kaiming-uniform with a = sqrt 5, as PyTorch's Linear: both within 1 / sqrt(in).
    protected override IReadOnlyList<ParameterDeclaration> Parameters(DenseAttribute attribute, IReadOnlyList<Shape> inputs)
    {
        int features = inputs[0].Channels;
        var initialization = Initialization.Uniform(1 / Math.Sqrt(features));
        var weight = new ParameterDeclaration("weight", new Shape(attribute.Units, features), initialization);
        return attribute.Bias ? [weight, new ParameterDeclaration("bias", new Shape(attribute.Units), initialization)] : [weight];
    }

    protected override void Forward(DenseAttribute attribute, LayerNode node, ForwardPass pass) =>
        pass.Add(new DenseKernel(node.Input, node.Parameter("weight")!, node.Parameter("bias"), node.Output) { Layer = node.Name });

    protected override void Backward(DenseAttribute attribute, LayerNode node, BackwardPass pass)
    {
        Tensor dy = pass.OutputGradient(node);
        if (pass.ParameterGradient(node, "weight") is { } dw)
            pass.Add(new DenseWeightGradientKernel(node.Input, dy, dw) { Layer = node.Name, Role = "WeightGradient" });
        if (pass.ParameterGradient(node, "bias") is { } db)
            pass.Add(new BiasGradientKernel(dy, db) { Layer = node.Name, Role = "BiasGradient" });
        if (pass.Gradient(node.Input) is { } dx)
            pass.Add(new DenseInputGradientKernel(dy, node.Parameter("weight")!, dx.Tensor) { Layer = node.Name, Role = "InputGradient", Accumulate = dx.Accumulate });
    }
}
