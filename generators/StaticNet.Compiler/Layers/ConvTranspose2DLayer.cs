using System;
using System.Collections.Generic;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>
/// y[o, i s + u d - p, j s + v d - p] += w[c,o,u,v] x[c,i,j]: the gradient of a convolution by its input, so it is one over a
/// stretched input, and its own gradient is an ordinary one.
/// </summary>
internal sealed class ConvTranspose2DLayer : Layer<ConvTranspose2DAttribute>
{
    protected override Shape? Infer(ConvTranspose2DAttribute attribute, LayerShapes shapes)
    {
        bool valid = shapes.AtLeast(1, attribute.Filters, "filters") & shapes.AtLeast(1, attribute.Groups, nameof(attribute.Groups));
        int rows = attribute.KernelHeight, columns = attribute.KernelWidth;
        valid &= rows == columns
            ? shapes.AtLeast(1, rows, nameof(attribute.KernelHeight), "kernel")
            : shapes.AtLeast(1, rows, nameof(attribute.KernelHeight), "kernelHeight") & shapes.AtLeast(1, columns, nameof(attribute.KernelWidth), "kernelWidth");
        valid &= WindowShapes.Pair(shapes, 1, "Stride", nameof(attribute.StrideHeight), attribute.StrideHeight, nameof(attribute.StrideWidth), attribute.StrideWidth)
            & WindowShapes.Pair(shapes, 1, "Dilation", nameof(attribute.DilationHeight), attribute.DilationHeight, nameof(attribute.DilationWidth), attribute.DilationWidth)
            & WindowShapes.Paddings(attribute, shapes);
        if (!valid || !shapes.IsImage())
            return null;
        valid = CheckOutputPadding(shapes, nameof(attribute.OutputPaddingHeight), attribute.OutputPaddingHeight, Math.Max(attribute.StrideHeight, attribute.DilationHeight))
            & CheckOutputPadding(shapes, nameof(attribute.OutputPaddingWidth), attribute.OutputPaddingWidth, Math.Max(attribute.StrideWidth, attribute.DilationWidth));
        Shape input = shapes.Input;
        if (!valid || !ConvolutionShapes.Divides(shapes, nameof(attribute.Groups), attribute.Groups, input.Channels, "channels")
            || !ConvolutionShapes.Divides(shapes, nameof(attribute.Groups), attribute.Groups, attribute.Filters, "filters")
            || !shapes.Fits("weights", "filters", input.Channels, attribute.Filters / attribute.Groups, rows, columns))
            return null;
        long height = Size(input.Height, rows, attribute.StrideHeight, attribute.DilationHeight, attribute.PaddingTop, attribute.PaddingBottom, attribute.OutputPaddingHeight);
        long width = Size(input.Width, columns, attribute.StrideWidth, attribute.DilationWidth, attribute.PaddingLeft, attribute.PaddingRight, attribute.OutputPaddingWidth);
        if (height < 1 || width < 1)
        {
            string argument = height < 1 ? nameof(attribute.PaddingTop) : nameof(attribute.PaddingLeft);
            return shapes.Report(RuleIds.ArgumentOutOfRange, argument, shapes.Name, height < 1 ? "PaddingHeight" : "PaddingWidth",
                height < 1 ? attribute.PaddingTop : attribute.PaddingLeft, $"small enough to leave {(height < 1 ? "a row" : "a column")} of the output");
        }

        return shapes.Fit(attribute.Filters, height, width);
    }

    // Both within 1 / sqrt(k) as PyTorch's ConvTranspose2d, which takes axis 1 of the weights for the fan in.
    protected override IReadOnlyList<ParameterDeclaration> Parameters(ConvTranspose2DAttribute attribute, IReadOnlyList<Shape> inputs)
    {
        var shape = new Shape(inputs[0].Channels, attribute.Filters / attribute.Groups, attribute.KernelHeight, attribute.KernelWidth);
        var initialization = Initialization.Uniform(1 / Math.Sqrt(shape.Size / shape[0]));
        var weight = new ParameterDeclaration("weight", shape, initialization);
        return attribute.Bias ? [weight, new ParameterDeclaration("bias", new Shape(attribute.Filters), initialization)] : [weight];
    }

    protected override void Forward(ConvTranspose2DAttribute attribute, LayerNode node, ForwardPass pass) =>
        pass.Add(new Conv2DKernel(
            node.Input, node.Parameter("weight")!, node.Parameter("bias"), node.Output, Of(attribute).Reversed(node.Output.Shape), attribute.Groups)
        {
            Layer = node.Name,
            Transposed = true,
        });

    protected override void Backward(ConvTranspose2DAttribute attribute, LayerNode node, BackwardPass pass)
    {
        Window window = Of(attribute);
        Tensor dy = pass.OutputGradient(node);
        if (pass.ParameterGradient(node, "weight") is { } dw)
            pass.Add(new ConvTranspose2DWeightGradientKernel(node.Input, dy, dw, window, attribute.Groups) { Layer = node.Name, Role = "WeightGradient" });
        if (pass.ParameterGradient(node, "bias") is { } db)
            pass.Add(new BiasGradientKernel(dy, db) { Layer = node.Name, Role = "BiasGradient" });
        if (pass.Gradient(node.Input) is { } dx)
        {
            pass.Add(new ConvTranspose2DInputGradientKernel(dy, node.Parameter("weight")!, dx.Tensor, window, attribute.Groups)
            {
                Layer = node.Name,
                Role = "InputGradient",
                Accumulate = dx.Accumulate,
            });
        }
    }

    /// <summary>The window of the convolution from output to input. What output padding adds is taken from its end, so that it has one window for each pixel of the input.</summary>
    private static Window Of(ConvTranspose2DAttribute attribute) => new()
    {
        Vertical = new Axis(
            attribute.KernelHeight, attribute.StrideHeight, attribute.DilationHeight, attribute.PaddingTop, attribute.PaddingBottom - attribute.OutputPaddingHeight),
        Horizontal = new Axis(
            attribute.KernelWidth, attribute.StrideWidth, attribute.DilationWidth, attribute.PaddingLeft, attribute.PaddingRight - attribute.OutputPaddingWidth),
    };

    private static long Size(int input, int kernel, int stride, int dilation, int begin, int end, int more) =>
        (long)(input - 1) * stride - begin - end + (long)dilation * (kernel - 1) + more + 1;

    private static bool CheckOutputPadding(LayerShapes shapes, string argument, int padding, int below)
    {
        if (padding >= 0 && padding < below)
            return true;
        shapes.Report(RuleIds.ArgumentOutOfRange, argument, shapes.Name, argument, padding, $"at least 0 and less than {below}, the larger of stride and dilation");
        return false;
    }
}
