using StaticNet.Compiler.Kernels.Functions;

namespace StaticNet.Compiler.Layers;

/// <summary>y = 1 / (1 + exp(-x)).</summary>
internal sealed class SigmoidLayer : ActivationLayer<SigmoidAttribute>
{
    protected override Function Function(SigmoidAttribute attribute) => Sigmoid.Instance;
}
