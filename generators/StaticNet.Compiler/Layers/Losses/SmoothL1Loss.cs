using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Kernels.LossFunctions;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers.Losses;

/// <summary>mean over the elements of a parabola that becomes a line of slope 1 at beta: Huber's loss, divided by beta.</summary>
internal sealed class SmoothL1Loss : Loss<SmoothL1Attribute>
{
    public override bool IsRegression => true;

    protected override Issue? Check(SmoothL1Attribute attribute, string source, Shape output) => Positive("beta", attribute.Beta);

    protected override Kernel Kernel(SmoothL1Attribute attribute, LossTensors tensors, Tensor gradient) =>
        new ElementLossKernel(tensors.Output, tensors.Target, tensors.Loss, gradient, new Huber(Kind, attribute.Beta, attribute.Beta), Mean: true) { Layer = Kind, Role = "Loss" };
}
