using StaticNet.Compiler.Kernels.Functions;

namespace StaticNet.Compiler.Layers;

/// <summary>y = tanh(x).</summary>
internal sealed class TanhLayer : ActivationLayer<TanhAttribute>
{
    protected override Function Function(TanhAttribute attribute) => Tanh.Instance;
}
