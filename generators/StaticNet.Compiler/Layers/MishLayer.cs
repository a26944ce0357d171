using StaticNet.Compiler.Kernels.Functions;

namespace StaticNet.Compiler.Layers;

/// <summary>y = x tanh(ln(1 + exp(x))).</summary>
internal sealed class MishLayer : ActivationLayer<MishAttribute>
{
    protected override Function Function(MishAttribute attribute) => Mish.Instance;
}
