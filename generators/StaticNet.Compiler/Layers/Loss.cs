using System;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>What a loss is: which outputs it fits, what a target is, its kernel, and what it makes of a prediction.</summary>
internal abstract class Loss
{
    /// <summary>The attribute that declares it.</summary>
    public abstract Type AttributeType { get; }

    /// <summary>Whether a target is a class index; else as many floats as <see cref="TargetShape"/> says.</summary>
    public abstract bool TargetIsClassIndex(LossAttribute attribute);

    /// <summary>The attribute of the layer whose function it applies itself; null for none.</summary>
    public virtual Type? Applies => null;

    /// <summary>Whether targets are values that may be negative.</summary>
    public virtual bool IsRegression => false;

    /// <summary>The shape of a sample's target: [1] for a class index, [T] for one at each step.</summary>
    public abstract Shape TargetShape(LossAttribute attribute, Shape output);

    /// <summary>Whether a target is a pair of an element's index and its value.</summary>
    public virtual bool TargetIsPair(LossAttribute attribute) => false;

    /// <summary>How much each label counts, where targets are class indices.</summary>
    public virtual LabelWeights Labels(LossAttribute attribute) => new(default, null);

    /// <summary>What a prediction is of a classifier, so that it can be judged.</summary>
    public virtual string Prediction => "Values";

    /// <summary>Checks that the loss fits the output, or reports why not.</summary>
    public abstract Issue? Check(LossAttribute attribute, string source, Shape output);

    /// <summary>Adds the kernel that computes loss, hit and the output's gradient.</summary>
    public abstract void Backward(LossAttribute attribute, LossTensors tensors, BackwardPass pass);

    /// <summary>Adds what turns the last layer's output into a prediction (softmax for a classifier), and gives its tensor.</summary>
    public virtual Tensor Predict(LossAttribute attribute, Tensor output, Func<Tensor> prediction, ForwardPass pass) => output;
}

/// <summary>The tensors that a loss reads and writes.</summary>
/// <param name="Output">What is judged.</param>
/// <param name="Target">What it should be.</param>
/// <param name="Loss">Receives the loss.</param>
/// <param name="Hit">Receives whether the class is right.</param>
/// <param name="Index">Which of the network's losses it is.</param>
internal sealed record LossTensors(Tensor Output, Tensor Target, Tensor Loss, Tensor Hit, int Index = 0);
