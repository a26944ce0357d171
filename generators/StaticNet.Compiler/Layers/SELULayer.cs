using StaticNet.Compiler.Kernels.Functions;

namespace StaticNet.Compiler.Layers;

/// <summary>y = scale (x > 0 ? x : alpha (exp(x) - 1)).</summary>
internal sealed class SELULayer : ActivationLayer<SELUAttribute>
{
    protected override Function Function(SELUAttribute attribute) => ELU.Selu;
}
