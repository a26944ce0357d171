using System;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers.Losses;

/// <summary>log sum exp(x) - x[label], on a vector of logits; a prediction is their softmax.</summary>
internal sealed class SoftmaxCrossEntropyLoss : Loss
{
    private const string Kind = "SoftmaxCrossEntropy";

    public override Type AttributeType => typeof(SoftmaxCrossEntropyAttribute);

    public override bool TargetIsClassIndex => true;

    public override Type? Applies => typeof(SoftmaxAttribute);

    public override Shape TargetShape(Shape output) => new(1);

    public override Issue? Check(LossAttribute attribute, string source, Shape output) => output.IsVector && output[0] >= 2
        ? null
        : new Issue(RuleIds.LossDoesNotFit, Anchor.Loss,
            new([Kind, "a vector of at least 2 logits, one for each class", source, output.ToString(), output.IsVector ? "" : LayerShapes.PutFlatten]));

    public override void Backward(LossAttribute attribute, LossTensors tensors, BackwardPass pass) => pass.Add(
        new SoftmaxCrossEntropyKernel(tensors.Output, tensors.Target, tensors.Loss, tensors.Hit, pass.Gradient(tensors.Output)!.Tensor)
        {
            Layer = Kind,
            Role = "Loss",
        });

    public override Tensor Predict(LossAttribute attribute, Tensor output, Func<Tensor> prediction, ForwardPass pass)
    {
        Tensor probabilities = prediction();
        pass.Add(new SoftmaxKernel(output, probabilities) { Layer = Kind, Role = "Predict" });
        return probabilities;
    }
}
