using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Kernels.LossFunctions;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers.Losses;

/// <summary>sum t (ln t - x) over the elements, which are log-probabilities.</summary>
internal sealed class KLDivergenceLoss : Loss<KLDivergenceAttribute>
{
    protected override Kernel Kernel(KLDivergenceAttribute attribute, LossTensors tensors, Tensor gradient) =>
        new ElementLossKernel(tensors.Output, tensors.Target, tensors.Loss, gradient, new Divergence(), Mean: false) { Layer = Kind, Role = "Loss" };
}
