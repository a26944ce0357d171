using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers.Losses;

/// <summary>mean (x - t)^2 over the elements of the output, whatever its shape.</summary>
internal sealed class MeanSquaredErrorLoss : Loss<MeanSquaredErrorAttribute>
{
    public override bool IsRegression => true;

    protected override Kernel Kernel(MeanSquaredErrorAttribute attribute, LossTensors tensors, Tensor gradient) =>
        new MeanSquaredErrorKernel(tensors.Output, tensors.Target, tensors.Loss, gradient) { Layer = Kind, Role = "Loss" };
}
