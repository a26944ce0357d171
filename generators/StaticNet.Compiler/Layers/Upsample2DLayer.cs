using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>An image with each side so many times as long.</summary>
internal sealed class Upsample2DLayer : Layer<Upsample2DAttribute>
{
    protected override Shape? Infer(Upsample2DAttribute attribute, LayerShapes shapes)
    {
        bool valid = shapes.AtLeast(1, attribute.Factor, "factor");
        if (attribute.Mode is not (UpsampleMode.Nearest or UpsampleMode.Bilinear))
            return shapes.Report(RuleIds.ArgumentOutOfRange, nameof(attribute.Mode), shapes.Name, nameof(attribute.Mode), (int)attribute.Mode, "Nearest or Bilinear");
        if (!valid || !shapes.IsImage())
            return null;
        Shape input = shapes.Input;
        return shapes.Fit(input.Channels, (long)input.Height * attribute.Factor, (long)input.Width * attribute.Factor);
    }

    protected override void Forward(Upsample2DAttribute attribute, LayerNode node, ForwardPass pass) =>
        pass.Add(new UpsampleKernel(node.Input, node.Output, attribute.Factor, attribute.Mode == UpsampleMode.Bilinear) { Layer = node.Name });

    protected override void Backward(Upsample2DAttribute attribute, LayerNode node, BackwardPass pass)
    {
        if (pass.Gradient(node.Input) is { } dx)
        {
            pass.Add(new UpsampleGradientKernel(pass.OutputGradient(node), dx.Tensor, attribute.Factor, attribute.Mode == UpsampleMode.Bilinear)
            {
                Layer = node.Name,
                Role = "InputGradient",
                Accumulate = dx.Accumulate,
            });
        }
    }
}
