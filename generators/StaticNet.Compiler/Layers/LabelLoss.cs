using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>A loss of logits, scores or log-probabilities against labels: at each pixel of an image, each step of a sequence, or of a vector.</summary>
internal abstract class LabelLoss<TAttribute> : Loss<TAttribute>
    where TAttribute : LossAttribute
{
    protected override bool TargetIsClassIndex(TAttribute attribute) => true;

    protected override Shape TargetShape(TAttribute attribute, Shape output) => new(output.Pixels);

    /// <summary>Whether there are two classes or more; an image has them only where its pixels are meant, for else a Flatten was forgotten.</summary>
    protected static Issue? CheckClasses(string what, bool perPixel, string source, Shape output)
    {
        if (output.Channels >= 2 && output.IsImage == perPixel)
            return null;
        string needs = perPixel ? $"an image of at least 2 channels of {what}, since PerPixel is set" : $"a vector or a sequence of at least 2 {what}, one for each class";
        return new Issue(RuleIds.LossDoesNotFit, Anchor.Loss, new([Kind, needs, source, output.ToString(), output.IsImage && !perPixel ? LayerShapes.PutFlatten + ", or set PerPixel" : ""]));
    }

    /// <summary>Whether there is a weight of 0 or more for each class, or none at all.</summary>
    protected static Issue? CheckWeights(double[]? weights, Shape output)
    {
        if (weights is not { Length: > 0 })
            return null;
        if (weights.Length != output.Channels)
            return OutOfRange("ClassWeights", $"for {LayerShapes.Number(weights.Length)} classes", $"for {LayerShapes.Number(output.Channels)}, as there are logits");
        foreach (double weight in weights)
        {
            if (!(weight >= 0 && (float)weight < float.PositiveInfinity))
                return OutOfRange("ClassWeights", Say(weight), "0 or more each");
        }

        return null;
    }

    protected static LabelWeights Weights(double[]? weights, int ignored) => new(new(weights), ignored == int.MinValue ? null : ignored);
}
