using System;
using System.Collections.Generic;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>A depthwise convolution without bias, and one of 1x1 behind it.</summary>
internal sealed class SeparableConv2DLayer : Layer<SeparableConv2DAttribute>
{
    private const string Depthwise = "depthwise";
    private static readonly Axis Point = new(1, 1, 1, 0, 0);
    private static readonly Window Pointwise = new() { Vertical = Point, Horizontal = Point };

    protected override Shape? Infer(SeparableConv2DAttribute attribute, LayerShapes shapes)
    {
        bool valid = shapes.AtLeast(1, attribute.Filters, "filters") & shapes.AtLeast(1, attribute.Multiplier, nameof(attribute.Multiplier))
            & ConvolutionShapes.CheckSame(attribute, shapes);
        if (!WindowShapes.Check(attribute, shapes, "kernel", "kernelHeight", "kernelWidth") || !valid)
            return null;
        Shape input = shapes.Input;
        if (!shapes.Fits("weights", nameof(attribute.Multiplier), input.Channels, attribute.Multiplier, attribute.KernelHeight, attribute.KernelWidth)
            || !shapes.Fits("weights", "filters", attribute.Filters, input.Channels, attribute.Multiplier))
            return null;
        Window window = WindowShapes.Of(attribute, input);
        long channels = (long)input.Channels * attribute.Multiplier, rows = window.Vertical.Outputs(input.Height), columns = window.Horizontal.Outputs(input.Width);
        return shapes.Fit(channels, rows, columns) is null ? null : shapes.Fit(attribute.Filters, rows, columns);
    }

    protected override IReadOnlyList<ParameterDeclaration> Parameters(SeparableConv2DAttribute attribute, IReadOnlyList<Shape> inputs)
    {
        Shape shape = DepthwiseConvolution.WeightShape(attribute, attribute.Multiplier, inputs[0]);
        var initialization = Initialization.Uniform(1 / Math.Sqrt(shape[0]));
        var depthwise = new ParameterDeclaration("depthwise.weight", shape, DepthwiseConvolution.Initialization(attribute));
        var pointwise = new ParameterDeclaration("pointwise.weight", new Shape(attribute.Filters, shape[0], 1, 1), initialization);
        return attribute.Bias
            ? [depthwise, pointwise, new ParameterDeclaration("pointwise.bias", new Shape(attribute.Filters), initialization)]
            : [depthwise, pointwise];
    }

    protected override void Forward(SeparableConv2DAttribute attribute, LayerNode node, ForwardPass pass)
    {
        Tensor weight = node.Parameter("depthwise.weight")!;
        var shape = new Shape(weight.Shape[0], node.Output.Shape.Height, node.Output.Shape.Width);
        Tensor middle = pass.Training ? pass.Save(node, Depthwise, shape) : pass.Temporary(node, Depthwise, shape);
        pass.Add(DepthwiseConvolution.Forward(node, node.Input, weight, null, middle, WindowShapes.Of(attribute, node.Input.Shape)) with { Role = "Depthwise" });
        pass.Add(new Conv2DKernel(middle, node.Parameter("pointwise.weight")!, node.Parameter("pointwise.bias"), node.Output, Pointwise, 1)
        {
            Layer = node.Name,
            Role = "Pointwise",
        });
    }

    protected override void Backward(SeparableConv2DAttribute attribute, LayerNode node, BackwardPass pass)
    {
        Window window = WindowShapes.Of(attribute, node.Input.Shape);
        Tensor dy = pass.OutputGradient(node), middle = pass.Saved(node, Depthwise);
        if (pass.ParameterGradient(node, "pointwise.weight") is { } dw)
            pass.Add(new Conv2DWeightGradientKernel(middle, dy, dw, Pointwise, 1) { Layer = node.Name, Role = "PointwiseWeightGradient" });
        if (pass.ParameterGradient(node, "pointwise.bias") is { } db)
            pass.Add(new BiasGradientKernel(dy, db) { Layer = node.Name, Role = "BiasGradient" });
        Tensor between = pass.Temporary(node, Depthwise, middle.Shape);
        pass.Add(new Conv2DInputGradientKernel(dy, node.Parameter("pointwise.weight")!, between, Pointwise, 1) { Layer = node.Name, Role = "PointwiseInputGradient" });
        if (pass.ParameterGradient(node, "depthwise.weight") is { } dd)
            pass.Add(DepthwiseConvolution.WeightGradient(node, node.Input, between, dd, window) with { Role = "DepthwiseWeightGradient" });
        if (pass.Gradient(node.Input) is { } dx)
            pass.Add(DepthwiseConvolution.InputGradient(node, between, node.Parameter("depthwise.weight")!, dx, window));
    }
}
