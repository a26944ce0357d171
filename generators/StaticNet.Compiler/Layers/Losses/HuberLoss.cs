using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Kernels.LossFunctions;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers.Losses;

/// <summary>mean over the elements of a parabola that becomes a line at delta.</summary>
internal sealed class HuberLoss : Loss<HuberAttribute>
{
    public override bool IsRegression => true;

    protected override Issue? Check(HuberAttribute attribute, string source, Shape output) => Positive("delta", attribute.Delta);

    protected override Kernel Kernel(HuberAttribute attribute, LossTensors tensors, Tensor gradient) =>
        new ElementLossKernel(tensors.Output, tensors.Target, tensors.Loss, gradient, new Huber(Kind, attribute.Delta, 1), Mean: true) { Layer = Kind, Role = "Loss" };
}
