using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers.Losses;

/// <summary>-x[label] of log-probabilities.</summary>
internal sealed class NegativeLogLikelihoodLoss : LabelLoss<NegativeLogLikelihoodAttribute>
{
    public override string Prediction => "LogProbabilities";

    protected override LabelWeights Labels(NegativeLogLikelihoodAttribute attribute) => Weights(attribute.ClassWeights, attribute.IgnoreIndex);

    protected override Issue? Check(NegativeLogLikelihoodAttribute attribute, string source, Shape output) => CheckClasses("log-probabilities", attribute.PerPixel, source, output) ?? CheckWeights(attribute.ClassWeights, output);

    protected override Kernel Kernel(NegativeLogLikelihoodAttribute attribute, LossTensors tensors, Tensor gradient) =>
        new NegativeLogLikelihoodKernel(tensors.Output, tensors.Target, tensors.Loss, tensors.Hit, gradient, Labels(attribute)) { Layer = Kind, Role = "Loss" };
}
