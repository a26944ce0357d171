using StaticNet.Compiler.Kernels.Functions;

namespace StaticNet.Compiler.Layers;

/// <summary>y = x min(6, max(0, x + 3)) / 6.</summary>
internal sealed class HardSwishLayer : ActivationLayer<HardSwishAttribute>
{
    protected override Function Function(HardSwishAttribute attribute) => HardSwish.Instance;
}
