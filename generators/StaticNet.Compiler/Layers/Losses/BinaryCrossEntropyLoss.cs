using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Kernels.LossFunctions;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers.Losses;

/// <summary>mean -t ln x - (1 - t) ln(1 - x) over the elements, which are probabilities.</summary>
internal sealed class BinaryCrossEntropyLoss : Loss<BinaryCrossEntropyAttribute>
{
    protected override Kernel Kernel(BinaryCrossEntropyAttribute attribute, LossTensors tensors, Tensor gradient) =>
        new ElementLossKernel(tensors.Output, tensors.Target, tensors.Loss, gradient, new BinaryCrossEntropy(), Mean: true) { Layer = Kind, Role = "Loss" };
}
