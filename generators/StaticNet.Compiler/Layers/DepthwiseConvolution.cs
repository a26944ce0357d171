using System;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>
/// The kernels of a depthwise convolution, alone or as half of a separable one: its own for one output channel a channel, and a
/// convolution in as many groups as channels for more.
/// </summary>
internal static class DepthwiseConvolution
{
    public static Shape WeightShape(WindowAttribute attribute, int multiplier, Shape input) =>
        new(input.Channels * multiplier, 1, attribute.KernelHeight, attribute.KernelWidth);

    // Within 1 / sqrt(fan in), as PyTorch's Conv2d with as many groups as channels.
    public static Initialization Initialization(WindowAttribute attribute) =>
        Model.Initialization.Uniform(1 / Math.Sqrt((double)attribute.KernelHeight * attribute.KernelWidth));

    public static Kernel Forward(LayerNode node, Tensor x, Tensor w, Tensor? b, Tensor y, Window window) => IsPlain(x, y)
        ? new DepthwiseConv2DKernel(x, w, b, y, window) { Layer = node.Name }
        : new Conv2DKernel(x, w, b, y, window, x.Shape.Channels) { Layer = node.Name };

    public static Kernel WeightGradient(LayerNode node, Tensor x, Tensor dy, Tensor dw, Window window) => IsPlain(x, dy)
        ? new DepthwiseConv2DWeightGradientKernel(x, dy, dw, window) { Layer = node.Name, Role = "WeightGradient" }
        : new Conv2DWeightGradientKernel(x, dy, dw, window, x.Shape.Channels) { Layer = node.Name, Role = "WeightGradient" };

    public static Kernel InputGradient(LayerNode node, Tensor dy, Tensor w, GradientTarget dx, Window window) => IsPlain(dx.Tensor, dy)
        ? new DepthwiseConv2DKernel(dy, w, null, dx.Tensor, window.Reversed(dx.Tensor.Shape))
        {
            Layer = node.Name,
            Role = "InputGradient",
            Accumulate = dx.Accumulate,
            TurnsTaps = true,
        }
        : new Conv2DInputGradientKernel(dy, w, dx.Tensor, window, dx.Tensor.Shape.Channels)
        {
            Layer = node.Name,
            Role = "InputGradient",
            Accumulate = dx.Accumulate,
        };

    private static bool IsPlain(Tensor x, Tensor y) => x.Shape.Channels == y.Shape.Channels;
}
