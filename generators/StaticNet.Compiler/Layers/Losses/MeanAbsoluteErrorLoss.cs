using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Kernels.LossFunctions;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers.Losses;

/// <summary>mean |x - t| over the elements of the output.</summary>
internal sealed class MeanAbsoluteErrorLoss : Loss<MeanAbsoluteErrorAttribute>
{
    public override bool IsRegression => true;

    protected override Kernel Kernel(MeanAbsoluteErrorAttribute attribute, LossTensors tensors, Tensor gradient) =>
        new ElementLossKernel(tensors.Output, tensors.Target, tensors.Loss, gradient, new Absolute(), Mean: true) { Layer = Kind, Role = "Loss" };
}
