using StaticNet.Compiler.Kernels.Functions;

namespace StaticNet.Compiler.Layers;

/// <summary>y = x Phi(x), or its approximation by tanh.</summary>
internal sealed class GELULayer : ActivationLayer<GELUAttribute>
{
    protected override Function Function(GELUAttribute attribute) => attribute.Approximate ? GeluTanh.Instance : Gelu.Instance;
}
