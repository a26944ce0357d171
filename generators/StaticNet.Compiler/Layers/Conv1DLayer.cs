using System;
using System.Collections.Generic;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y[o,i] = b[o] + sum w[o,c,u] x[c, i s + u d - p], over each group of channels.</summary>
internal sealed class Conv1DLayer : Layer<Conv1DAttribute>
{
    protected override Shape? Infer(Conv1DAttribute attribute, LayerShapes shapes)
    {
        bool valid = shapes.AtLeast(1, attribute.Filters, "filters") & shapes.AtLeast(1, attribute.Groups, nameof(attribute.Groups));
        if (attribute.Same && attribute.PaddingLeft != 0)
            valid = ConvolutionShapes.ReportSame(shapes, nameof(attribute.PaddingLeft));
        else if (attribute.Same && attribute.PaddingRight != 0)
            valid = ConvolutionShapes.ReportSame(shapes, nameof(attribute.PaddingRight));
        if (!Signals.Check(attribute, shapes, "kernel") || !valid)
            return null;

        Shape input = shapes.Input;
        if (!ConvolutionShapes.Divides(shapes, nameof(attribute.Groups), attribute.Groups, input[0], "channels")
            || !ConvolutionShapes.Divides(shapes, nameof(attribute.Groups), attribute.Groups, attribute.Filters, "filters")
            || !shapes.Fits("weights", "filters", attribute.Filters, input[0] / attribute.Groups, attribute.Kernel))
            return null;
        return shapes.Fit(attribute.Filters, Signals.Window(attribute, input).Horizontal.Outputs(input[1]));
    }

    // Both within 1 / sqrt(fan in), as PyTorch's Conv1d.
    protected override IReadOnlyList<ParameterDeclaration> Parameters(Conv1DAttribute attribute, IReadOnlyList<Shape> inputs)
    {
        var shape = new Shape(attribute.Filters, inputs[0][0] / attribute.Groups, attribute.Kernel);
        var initialization = Initialization.Uniform(1 / Math.Sqrt(shape.Size / attribute.Filters));
        var weight = new ParameterDeclaration("weight", shape, initialization);
        return attribute.Bias ? [weight, new ParameterDeclaration("bias", new Shape(attribute.Filters), initialization)] : [weight];
    }

    protected override void Forward(Conv1DAttribute attribute, LayerNode node, ForwardPass pass)
    {
        Tensor x = Signals.Input(node, pass), y = Signals.Output(node, pass);
        pass.Add(new Conv2DKernel(x, node.Parameter("weight")!, node.Parameter("bias"), y, Signals.Window(attribute, node.Input.Shape), attribute.Groups) { Layer = node.Name });
        Signals.Give(node, pass, y);
    }

    protected override void Backward(Conv1DAttribute attribute, LayerNode node, BackwardPass pass)
    {
        Window window = Signals.Window(attribute, node.Input.Shape);
        Tensor dy = Signals.OutputGradient(node, pass);
        if (pass.ParameterGradient(node, "weight") is { } dw)
            pass.Add(new Conv2DWeightGradientKernel(Signals.SavedInput(node, pass), dy, dw, window, attribute.Groups) { Layer = node.Name, Role = "WeightGradient" });
        if (pass.ParameterGradient(node, "bias") is { } db)
            pass.Add(new BiasGradientKernel(dy, db) { Layer = node.Name, Role = "BiasGradient" });
        if (pass.Gradient(node.Input) is { } dx)
        {
            Tensor image = Signals.InputGradient(node, pass);
            pass.Add(new Conv2DInputGradientKernel(dy, node.Parameter("weight")!, image, window, attribute.Groups) { Layer = node.Name, Role = "InputGradient" });
            Signals.GiveGradient(node, pass, image, dx);
        }
    }
}
