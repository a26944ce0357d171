using StaticNet.Compiler.Kernels.Functions;

namespace StaticNet.Compiler.Layers;

/// <summary>y = min(6, max(0, x)).</summary>
internal sealed class ReLU6Layer : ActivationLayer<ReLU6Attribute>
{
    protected override Function Function(ReLU6Attribute attribute) => new Clamp("ReLU6", 0, 6);
}
