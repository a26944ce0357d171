using StaticNet.Compiler.Kernels.Functions;

namespace StaticNet.Compiler.Layers;

/// <summary>y = max(0, x).</summary>
internal sealed class ReLULayer : ActivationLayer<ReLUAttribute>
{
    protected override Function Function(ReLUAttribute attribute) => ReLU.Instance;
}
