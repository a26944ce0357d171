using System;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers.Losses;

/// <summary>log sum exp(x) - x[label] of logits, or the same against probabilities; a prediction is their softmax.</summary>
internal sealed class SoftmaxCrossEntropyLoss : LabelLoss<SoftmaxCrossEntropyAttribute>
{
    public override string Prediction => "Probabilities";

    protected override bool TargetIsClassIndex(SoftmaxCrossEntropyAttribute attribute) => !attribute.SoftTargets;

    protected override Shape TargetShape(SoftmaxCrossEntropyAttribute attribute, Shape output) => attribute.SoftTargets ? output : base.TargetShape(attribute, output);

    public override Type? Applies => typeof(SoftmaxAttribute);

    protected override LabelWeights Labels(SoftmaxCrossEntropyAttribute attribute) => Weights(attribute.ClassWeights, attribute.IgnoreIndex);

    protected override Issue? Check(SoftmaxCrossEntropyAttribute attribute, string source, Shape output)
    {
        if (!(attribute.LabelSmoothing is >= 0 and <= 1))
            return OutOfRange(nameof(attribute.LabelSmoothing), Say(attribute.LabelSmoothing), "from 0 to 1");
        if (attribute.SoftTargets && Labels(attribute).Ignored is { } ignored)
            return OutOfRange(nameof(attribute.IgnoreIndex), LayerShapes.Number(ignored), "left out with SoftTargets, which have no labels");
        return CheckClasses("logits", attribute.PerPixel, source, output) ?? CheckWeights(attribute.ClassWeights, output);
    }

    protected override Kernel Kernel(SoftmaxCrossEntropyAttribute attribute, LossTensors tensors, Tensor gradient)
    {
        LabelWeights weights = Labels(attribute);
        bool plain = tensors.Output.Shape.IsVector && !attribute.SoftTargets && !weights.Matter && attribute.LabelSmoothing == 0;
        return plain
            ? new SoftmaxCrossEntropyKernel(tensors.Output, tensors.Target, tensors.Loss, tensors.Hit, gradient) { Layer = Kind, Role = "Loss" }
            : new CrossEntropyKernel(tensors.Output, tensors.Target, tensors.Loss, tensors.Hit, gradient, weights, attribute.LabelSmoothing, attribute.SoftTargets) { Layer = Kind, Role = "Loss" };
    }

    public override Tensor Predict(LossAttribute attribute, Tensor output, Func<Tensor> prediction, ForwardPass pass)
    {
        Tensor probabilities = prediction();
        pass.Add(new SoftmaxKernel(output, probabilities) { Layer = Kind, Role = "Predict" });
        return probabilities;
    }
}
