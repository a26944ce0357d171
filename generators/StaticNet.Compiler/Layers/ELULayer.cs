using StaticNet.Compiler.Kernels.Functions;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y = x > 0 ? x : alpha (exp(x) - 1).</summary>
internal sealed class ELULayer : ActivationLayer<ELUAttribute>
{
    protected override Shape? Infer(ELUAttribute attribute, LayerShapes shapes) => shapes.Number(attribute.Alpha, "alpha", 0, double.MaxValue, "at least 0") ? shapes.Input : null;

    protected override Function Function(ELUAttribute attribute) => new ELU(attribute.Alpha);
}
