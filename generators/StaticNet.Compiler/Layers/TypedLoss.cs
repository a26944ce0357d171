using System;
using System.Globalization;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>A loss with its attribute's type.</summary>
internal abstract class Loss<TAttribute> : Loss
    where TAttribute : LossAttribute
{
    public sealed override Type AttributeType => typeof(TAttribute);

    /// <summary>The name in messages and emitted methods: the attribute's.</summary>
    protected static string Kind => typeof(TAttribute).Name.Substring(0, typeof(TAttribute).Name.Length - "Attribute".Length);

    public sealed override bool TargetIsClassIndex(LossAttribute attribute) => TargetIsClassIndex((TAttribute)attribute);

    public sealed override Shape TargetShape(LossAttribute attribute, Shape output) => TargetShape((TAttribute)attribute, output);

    public sealed override LabelWeights Labels(LossAttribute attribute) => Labels((TAttribute)attribute);

    public sealed override Issue? Check(LossAttribute attribute, string source, Shape output) => Check((TAttribute)attribute, source, output);

    public sealed override void Backward(LossAttribute attribute, LossTensors tensors, BackwardPass pass) =>
        pass.Add(Kernel((TAttribute)attribute, tensors, pass.Gradient(tensors.Output)!.Tensor) with { LossIndex = tensors.Index });

    protected virtual bool TargetIsClassIndex(TAttribute attribute) => false;

    protected virtual Shape TargetShape(TAttribute attribute, Shape output) => output;

    protected virtual LabelWeights Labels(TAttribute attribute) => new(default, null);

    protected virtual Issue? Check(TAttribute attribute, string source, Shape output) => null;

    /// <summary>The kernel that computes loss, hit and, into <paramref name="gradient"/>, the output's gradient.</summary>
    protected abstract Kernel Kernel(TAttribute attribute, LossTensors tensors, Tensor gradient);

    /// <summary>An argument that is out of its range.</summary>
    protected static Issue OutOfRange(string argument, string value, string range) =>
        new(RuleIds.ArgumentOutOfRange, new Anchor(AnchorTarget.Loss, 0, argument), new([Kind, argument, value, range]));

    /// <summary>Whether a number is over 0, as a float too; an issue else.</summary>
    protected static Issue? Positive(string argument, double value) =>
        (float)value > 0 && (float)value < float.PositiveInfinity ? null : OutOfRange(argument, Say(value), "over 0");

    /// <summary>A number in a message.</summary>
    protected static string Say(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
