using StaticNet.Compiler.Kernels.Functions;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y = ln(1 + exp(beta x)) / beta.</summary>
internal sealed class SoftplusLayer : ActivationLayer<SoftplusAttribute>
{
    protected override Shape? Infer(SoftplusAttribute attribute, LayerShapes shapes) => shapes.Number(attribute.Beta, "beta", 0, double.MaxValue, "over 0", exclusive: true) ? shapes.Input : null;

    protected override Function Function(SoftplusAttribute attribute) => new Softplus(attribute.Beta);
}
