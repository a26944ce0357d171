using StaticNet.Compiler.Kernels.Functions;

namespace StaticNet.Compiler.Layers;

/// <summary>y = x / (1 + exp(-x)).</summary>
internal sealed class SiLULayer : ActivationLayer<SiLUAttribute>
{
    protected override Function Function(SiLUAttribute attribute) => SiLU.Instance;
}
