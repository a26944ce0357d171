using System;
using System.Collections.Generic;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y[o,i,j] = b[o] + sum w[o,c,u,v] x[c, i s + u d - p, j s + v d - p], over each group of channels.</summary>
internal sealed class Conv2DLayer : Layer<Conv2DAttribute>
{
    protected override Shape? Infer(Conv2DAttribute attribute, LayerShapes shapes)
    {
        bool valid = shapes.AtLeast(1, attribute.Filters, "filters") & shapes.AtLeast(1, attribute.Groups, nameof(Conv2DAttribute.Groups)) & ConvolutionShapes.CheckSame(attribute, shapes);
        if (!WindowShapes.Check(attribute, shapes, "kernel", "kernelHeight", "kernelWidth") || !valid)
            return null;

        Shape input = shapes.Input;
        if (!ConvolutionShapes.Divides(shapes, nameof(attribute.Groups), attribute.Groups, input.Channels, "channels") || !ConvolutionShapes.Divides(shapes, nameof(attribute.Groups), attribute.Groups, attribute.Filters, "filters"))
            return null;
        if (!shapes.Fits("weights", "filters", attribute.Filters, input.Channels / attribute.Groups, attribute.KernelHeight, attribute.KernelWidth))
            return null;
        if (attribute.Algorithm != ConvolutionAlgorithm.Direct && !ConvolutionShapes.TakesWinograd(attribute, shapes))
            return null;
        Window window = WindowShapes.Of(attribute, input);
        return shapes.Fit(attribute.Filters, window.Vertical.Outputs(input.Height), window.Horizontal.Outputs(input.Width));
    }

    // Both within 1 / sqrt(fan in), as PyTorch's Conv2d.
    protected override IReadOnlyList<ParameterDeclaration> Parameters(Conv2DAttribute attribute, IReadOnlyList<Shape> inputs)
    {
        var shape = new Shape(attribute.Filters, inputs[0].Channels / attribute.Groups, attribute.KernelHeight, attribute.KernelWidth);
        var initialization = Initialization.Uniform(1 / Math.Sqrt(shape.Size / attribute.Filters));
        var weight = new ParameterDeclaration("weight", shape, initialization);
        return attribute.Bias ? [weight, new ParameterDeclaration("bias", new Shape(attribute.Filters), initialization)] : [weight];
    }

    protected override void Forward(Conv2DAttribute attribute, LayerNode node, ForwardPass pass)
    {
        Window window = WindowShapes.Of(attribute, node.Input.Shape);
        pass.Add(new Conv2DKernel(node.Input, node.Parameter("weight")!, node.Parameter("bias"), node.Output, window, attribute.Groups) { Layer = node.Name, Algorithm = attribute.Algorithm });
    }

    protected override void Backward(Conv2DAttribute attribute, LayerNode node, BackwardPass pass)
    {
        Window window = WindowShapes.Of(attribute, node.Input.Shape);
        Tensor dy = pass.OutputGradient(node);
        if (pass.ParameterGradient(node, "weight") is { } dw)
            pass.Add(new Conv2DWeightGradientKernel(node.Input, dy, dw, window, attribute.Groups) { Layer = node.Name, Role = "WeightGradient", Algorithm = attribute.Algorithm });
        if (pass.ParameterGradient(node, "bias") is { } db)
            pass.Add(new BiasGradientKernel(dy, db) { Layer = node.Name, Role = "BiasGradient" });
        if (pass.Gradient(node.Input) is { } dx)
        {
            pass.Add(new Conv2DInputGradientKernel(dy, node.Parameter("weight")!, dx.Tensor, window, attribute.Groups)
            {
                Layer = node.Name,
                Role = "InputGradient",
                Accumulate = dx.Accumulate,
                Algorithm = attribute.Algorithm,
            });
        }
    }
}
