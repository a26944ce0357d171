using System;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Kernels.Functions;
using StaticNet.Compiler.Kernels.LossFunctions;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers.Losses;

/// <summary>mean cross-entropy of the elements' logistic functions; a prediction is these.</summary>
internal sealed class BinaryCrossEntropyWithLogitsLoss : Loss<BinaryCrossEntropyWithLogitsAttribute>
{
    public override Type? Applies => typeof(SigmoidAttribute);

    public override Tensor Predict(LossAttribute attribute, Tensor output, Func<Tensor> prediction, ForwardPass pass)
    {
        Tensor probabilities = prediction();
        pass.Add(new ActivateKernel(output, probabilities, Sigmoid.Instance) { Layer = Kind, Role = "Predict" });
        return probabilities;
    }

    protected override Issue? Check(BinaryCrossEntropyWithLogitsAttribute attribute, string source, Shape output) => Positive("PositiveWeight", attribute.PositiveWeight);

    protected override Kernel Kernel(BinaryCrossEntropyWithLogitsAttribute attribute, LossTensors tensors, Tensor gradient) =>
        new ElementLossKernel(tensors.Output, tensors.Target, tensors.Loss, gradient, new LogisticLoss(attribute.PositiveWeight), Mean: true) { Layer = Kind, Role = "Loss" };
}
