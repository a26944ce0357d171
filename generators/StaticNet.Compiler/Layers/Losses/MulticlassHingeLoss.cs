using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers.Losses;

/// <summary>sum max(0, x - x[label] + 1) over the other classes, on a vector of scores.</summary>
internal sealed class MulticlassHingeLoss : LabelLoss<MulticlassHingeAttribute>
{
    public override string Prediction => "Scores";

    protected override Issue? Check(MulticlassHingeAttribute attribute, string source, Shape output) => output.IsVector && output[0] >= 2
        ? null
        : new Issue(RuleIds.LossDoesNotFit, Anchor.Loss,
            new([Kind, "a vector of at least 2 scores, one for each class", source, output.ToString(), output.IsVector ? "" : LayerShapes.PutFlatten]));

    protected override Kernel Kernel(MulticlassHingeAttribute attribute, LossTensors tensors, Tensor gradient) =>
        new MulticlassHingeKernel(tensors.Output, tensors.Target, tensors.Loss, tensors.Hit, gradient, attribute.DivideByClasses) { Layer = Kind, Role = "Loss" };
}
