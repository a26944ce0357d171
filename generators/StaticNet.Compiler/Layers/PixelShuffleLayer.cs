using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>y[c, i r + a, j r + b] = x[c r r + a r + b, i, j].</summary>
internal sealed class PixelShuffleLayer : Layer<PixelShuffleAttribute>
{
    protected override Shape? Infer(PixelShuffleAttribute attribute, LayerShapes shapes)
    {
        if (!shapes.AtLeast(1, attribute.Factor, "factor") || !shapes.IsImage())
            return null;
        Shape input = shapes.Input;
        long square = (long)attribute.Factor * attribute.Factor;
        if (input.Channels % square != 0)
            return shapes.Report(RuleIds.GroupsDoNotDivide, "factor", shapes.Name, input.Channels, "channels", square, input.Channels % square, "groups");
        return shapes.Fit(input.Channels / square, (long)input.Height * attribute.Factor, (long)input.Width * attribute.Factor);
    }

    protected override void Forward(PixelShuffleAttribute attribute, LayerNode node, ForwardPass pass) =>
        pass.Add(new PixelShuffleKernel(node.Input, node.Output, attribute.Factor, Back: false) { Layer = node.Name });

    protected override void Backward(PixelShuffleAttribute attribute, LayerNode node, BackwardPass pass)
    {
        if (pass.Gradient(node.Input) is { } dx)
        {
            pass.Add(new PixelShuffleKernel(pass.OutputGradient(node), dx.Tensor, attribute.Factor, Back: true)
            {
                Layer = node.Name,
                Role = "InputGradient",
                Accumulate = dx.Accumulate,
            });
        }
    }
}
