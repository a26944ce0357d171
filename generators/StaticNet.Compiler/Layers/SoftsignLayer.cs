using StaticNet.Compiler.Kernels.Functions;

namespace StaticNet.Compiler.Layers;

/// <summary>y = x / (1 + |x|).</summary>
internal sealed class SoftsignLayer : ActivationLayer<SoftsignAttribute>
{
    protected override Function Function(SoftsignAttribute attribute) => Softsign.Instance;
}
