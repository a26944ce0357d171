using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Kernels.LossFunctions;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers.Losses;

/// <summary>sum (x - t)^2 / 2 over the elements of the output, or over the one that the target names.</summary>
internal sealed class HalfSquaredErrorLoss : Loss<HalfSquaredErrorAttribute>
{
    public override bool IsRegression => true;

    public override bool TargetIsPair(LossAttribute attribute) => ((HalfSquaredErrorAttribute)attribute).OneOutput;

    // An index and a value.
    protected override Shape TargetShape(HalfSquaredErrorAttribute attribute, Shape output) => attribute.OneOutput ? new Shape(2) : output;

    protected override Issue? Check(HalfSquaredErrorAttribute attribute, string source, Shape output) => attribute.OneOutput && !output.IsVector
        ? new Issue(RuleIds.LossDoesNotFit, Anchor.Loss, new([Kind, "a vector, since OneOutput names an element", source, output.ToString(), LayerShapes.PutFlatten]))
        : null;

    protected override Kernel Kernel(HalfSquaredErrorAttribute attribute, LossTensors tensors, Tensor gradient) =>
        attribute.OneOutput
            ? new OneOutputErrorKernel(tensors.Output, tensors.Target, tensors.Loss, gradient) { Layer = Kind, Role = "Loss" }
            : new ElementLossKernel(tensors.Output, tensors.Target, tensors.Loss, gradient, new HalfSquare(), Mean: false) { Layer = Kind, Role = "Loss" };
}
