using System.Collections.Generic;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y = x > 0 ? x : w x, with one slope or one for each channel. The slopes' gradient is summed for each sample, then over all.</summary>
internal sealed class PReLULayer : Layer<PReLUAttribute>
{
    public override string? NotStepwise(LayerNode node) => null;

    protected override Shape? Infer(PReLUAttribute attribute, LayerShapes shapes) =>
        shapes.Number(attribute.Slope, nameof(PReLUAttribute.Slope), double.MinValue, double.MaxValue, "finite") ? shapes.Input : null;

    protected override IReadOnlyList<ParameterDeclaration> Parameters(PReLUAttribute attribute, IReadOnlyList<Shape> inputs) =>
        [new ParameterDeclaration("weight", new Shape(attribute.PerChannel ? inputs[0].Channels : 1), Initialization.Constant(attribute.Slope))];

    protected override void Forward(PReLUAttribute attribute, LayerNode node, ForwardPass pass) =>
        pass.Add(new PReLUKernel(node.Input, node.Parameter("weight")!, node.Output) { Layer = node.Name });

    protected override void Backward(PReLUAttribute attribute, LayerNode node, BackwardPass pass)
    {
        Tensor dy = pass.OutputGradient(node);
        if (pass.ParameterGradient(node, "weight") is { } dw)
        {
            Tensor sums = pass.Temporary(node, "slopes", dw.Shape);
            pass.Add(new PReLUSlopeKernel(node.Input, dy, sums) { Layer = node.Name, Role = "SlopeGradient" });
            pass.Add(new BiasGradientKernel(sums, dw) { Layer = node.Name, Role = "WeightGradient" });
        }

        if (pass.Gradient(node.Input) is { } dx)
        {
            pass.Add(new PReLUGradientKernel(node.Input, node.Parameter("weight")!, dy, dx.Tensor)
            {
                Layer = node.Name,
                Role = "InputGradient",
                Accumulate = dx.Accumulate,
            });
        }
    }
}
