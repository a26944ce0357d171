using StaticNet.Compiler.Kernels.Functions;

namespace StaticNet.Compiler.Layers;

/// <summary>y = min(1, max(0, x / 6 + 1/2)).</summary>
internal sealed class HardSigmoidLayer : ActivationLayer<HardSigmoidAttribute>
{
    protected override Function Function(HardSigmoidAttribute attribute) => HardSigmoid.Instance;
}
