using System;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers.Losses;

/// <summary>mean (x - t)^2 over the elements of the output, whatever its shape.</summary>
internal sealed class MeanSquaredErrorLoss : Loss
{
    public override Type AttributeType => typeof(MeanSquaredErrorAttribute);

    public override bool TargetIsClassIndex => false;

    public override bool IsRegression => true;

    public override Shape TargetShape(Shape output) => output;

    public override Issue? Check(LossAttribute attribute, string source, Shape output) => null;

    public override void Backward(LossAttribute attribute, LossTensors tensors, BackwardPass pass) => pass.Add(
        new MeanSquaredErrorKernel(tensors.Output, tensors.Target, tensors.Loss, pass.Gradient(tensors.Output)!.Tensor)
        {
            Layer = "MeanSquaredError",
            Role = "Loss",
        });
}
