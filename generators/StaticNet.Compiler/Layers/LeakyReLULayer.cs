using StaticNet.Compiler.Kernels.Functions;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y = x > 0 ? x : slope x.</summary>
internal sealed class LeakyReLULayer : ActivationLayer<LeakyReLUAttribute>
{
    protected override Shape? Infer(LeakyReLUAttribute attribute, LayerShapes shapes) => shapes.Number(attribute.Slope, "slope", double.MinValue, double.MaxValue, "finite") ? shapes.Input : null;

    protected override Function Function(LeakyReLUAttribute attribute) => new LeakyReLU(attribute.Slope);
}
