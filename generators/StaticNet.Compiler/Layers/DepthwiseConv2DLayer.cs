using System.Collections.Generic;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y[c m + k,i,j] = b[c m + k] + sum w[c m + k,0,u,v] x[c, i s + u d - p, j s + v d - p], each channel by itself.</summary>
internal sealed class DepthwiseConv2DLayer : Layer<DepthwiseConv2DAttribute>
{
    protected override Shape? Infer(DepthwiseConv2DAttribute attribute, LayerShapes shapes)
    {
        bool valid = shapes.AtLeast(1, attribute.Multiplier, nameof(attribute.Multiplier)) & ConvolutionShapes.CheckSame(attribute, shapes);
        if (!WindowShapes.Check(attribute, shapes, "kernel", "kernelHeight", "kernelWidth") || !valid)
            return null;
        Shape input = shapes.Input;
        if (!shapes.Fits("weights", nameof(attribute.Multiplier), input.Channels, attribute.Multiplier, attribute.KernelHeight, attribute.KernelWidth))
            return null;
        Window window = WindowShapes.Of(attribute, input);
        return shapes.Fit((long)input.Channels * attribute.Multiplier, window.Vertical.Outputs(input.Height), window.Horizontal.Outputs(input.Width));
    }

    protected override IReadOnlyList<ParameterDeclaration> Parameters(DepthwiseConv2DAttribute attribute, IReadOnlyList<Shape> inputs)
    {
        Shape shape = DepthwiseConvolution.WeightShape(attribute, attribute.Multiplier, inputs[0]);
        Initialization initialization = DepthwiseConvolution.Initialization(attribute);
        var weight = new ParameterDeclaration("weight", shape, initialization);
        return attribute.Bias ? [weight, new ParameterDeclaration("bias", new Shape(shape[0]), initialization)] : [weight];
    }

    protected override void Forward(DepthwiseConv2DAttribute attribute, LayerNode node, ForwardPass pass) =>
        pass.Add(DepthwiseConvolution.Forward(
            node, node.Input, node.Parameter("weight")!, node.Parameter("bias"), node.Output, WindowShapes.Of(attribute, node.Input.Shape)));

    protected override void Backward(DepthwiseConv2DAttribute attribute, LayerNode node, BackwardPass pass)
    {
        Window window = WindowShapes.Of(attribute, node.Input.Shape);
        Tensor dy = pass.OutputGradient(node);
        if (pass.ParameterGradient(node, "weight") is { } dw)
            pass.Add(DepthwiseConvolution.WeightGradient(node, node.Input, dy, dw, window));
        if (pass.ParameterGradient(node, "bias") is { } db)
            pass.Add(new BiasGradientKernel(dy, db) { Layer = node.Name, Role = "BiasGradient" });
        if (pass.Gradient(node.Input) is { } dx)
            pass.Add(DepthwiseConvolution.InputGradient(node, dy, node.Parameter("weight")!, dx, window));
    }
}
