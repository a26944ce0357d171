using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Kernels.Functions;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y = f(x), element by element; a layer of this kind is its function.</summary>
internal abstract class ActivationLayer<TAttribute> : Layer<TAttribute>
    where TAttribute : LayerAttribute
{
    public sealed override bool IsActivation => true;

    public sealed override string? NotStepwise(LayerNode node) => null;

    /// <summary>f with its settings.</summary>
    protected abstract Function Function(TAttribute attribute);

    protected override Shape? Infer(TAttribute attribute, LayerShapes shapes) => shapes.Input;

    protected sealed override void Forward(TAttribute attribute, LayerNode node, ForwardPass pass) =>
        pass.Add(new ActivateKernel(node.Input, node.Output, Function(attribute)) { Layer = node.Name });

    protected sealed override void Backward(TAttribute attribute, LayerNode node, BackwardPass pass)
    {
        if (pass.Gradient(node.Input) is { } dx)
        {
            Function function = Function(attribute);
            Tensor xy = function.DerivativeReadsInput ? node.Input : node.Output;
            pass.Add(new ActivateGradientKernel(xy, pass.OutputGradient(node), dx.Tensor, function)
            {
                Layer = node.Name,
                Role = "InputGradient",
                Accumulate = dx.Accumulate,
            });
        }
    }
}
