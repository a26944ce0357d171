using StaticNet.Compiler.Kernels.Functions;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y = min(high, max(low, x)).</summary>
internal sealed class HardTanhLayer : ActivationLayer<HardTanhAttribute>
{
    protected override Shape? Infer(HardTanhAttribute attribute, LayerShapes shapes) =>
        shapes.Number(attribute.Low, "low", double.MinValue, double.MaxValue, "finite") && shapes.Number(attribute.High, "high", attribute.Low, double.MaxValue, "finite and over low", exclusive: true) ? shapes.Input : null;

    protected override Function Function(HardTanhAttribute attribute) => new Clamp("HardTanh", attribute.Low, attribute.High);
}
