namespace StaticNet.Compiler.Tests;

/// <summary>Networks of losses, for the judges of <see cref="GradientTests"/>.</summary>
internal static class LossCases
{
    public static IEnumerable<(string Name, object[] Attributes)> All()
    {
        (string Name, LossAttribute Loss)[] values =
        [
            ("half squares", new HalfSquaredErrorAttribute()),
            ("absolute error", new MeanAbsoluteErrorAttribute()),
            ("huber", new HuberAttribute()),
            ("huber 0.3", new HuberAttribute(0.3)),
            ("smooth l1", new SmoothL1Attribute(0.4)),
            ("logits", new BinaryCrossEntropyWithLogitsAttribute()),
            ("logits with weight", new BinaryCrossEntropyWithLogitsAttribute { PositiveWeight = 2.5 }),
            ("soft targets", new SoftmaxCrossEntropyAttribute { SoftTargets = true }),
            ("smoothed soft targets", new SoftmaxCrossEntropyAttribute { SoftTargets = true, LabelSmoothing = 0.2 }),
        ];
        foreach ((string name, LossAttribute loss) in values)
        {
            foreach (int size in new[] { 2, 7, 8, 9, 31, 33 })
                yield return ($"{name} {size}", [new InputAttribute(5), new DenseAttribute(size), loss]);
            yield return ($"{name} of a sequence", [new InputAttribute(3, 4), new DenseAttribute(5), loss]);
            yield return ($"{name} of an image", [new InputAttribute(2, 4, 5), new Conv2DAttribute(3, 2), PerPixel(loss)]);
        }

        yield return ("binary cross-entropy", [new InputAttribute(5), new DenseAttribute(9), new SigmoidAttribute(), new BinaryCrossEntropyAttribute()]);
        yield return ("binary cross-entropy of an image", [new InputAttribute(2, 4, 5), new Conv2DAttribute(3, 2), new SigmoidAttribute(), new BinaryCrossEntropyAttribute()]);
        yield return ("divergence", [new InputAttribute(5), new DenseAttribute(9), new LogSoftmaxAttribute(), new KLDivergenceAttribute()]);
        yield return ("divergence of a sequence", [new InputAttribute(3, 5), new DenseAttribute(9), new LogSoftmaxAttribute(), new KLDivergenceAttribute()]);
        yield return ("soft targets with class weights", [new InputAttribute(5), new DenseAttribute(3), new SoftmaxCrossEntropyAttribute { SoftTargets = true, ClassWeights = [0.5, 2, 1] }]);

        (string Name, Func<int, LossAttribute> Make)[] labels =
        [
            ("smoothed labels", _ => new SoftmaxCrossEntropyAttribute { LabelSmoothing = 0.1 }),
            ("only smoothing", _ => new SoftmaxCrossEntropyAttribute { LabelSmoothing = 1 }),
            ("weighted classes", classes => new SoftmaxCrossEntropyAttribute { ClassWeights = Weights(classes) }),
            ("weighted and smoothed", classes => new SoftmaxCrossEntropyAttribute { ClassWeights = Weights(classes), LabelSmoothing = 0.3 }),
            ("an ignored label", _ => new SoftmaxCrossEntropyAttribute { IgnoreIndex = 1 }),
            ("weighted with an ignored label", classes => new SoftmaxCrossEntropyAttribute { ClassWeights = Weights(classes), IgnoreIndex = 1, LabelSmoothing = 0.1 }),
            ("likelihood", _ => new NegativeLogLikelihoodAttribute()),
            ("weighted likelihood", classes => new NegativeLogLikelihoodAttribute { ClassWeights = Weights(classes), IgnoreIndex = 0 }),
        ];
        foreach ((string name, Func<int, LossAttribute> make) in labels)
        {
            foreach (int size in new[] { 2, 7, 8, 9, 31, 33 })
                yield return ($"{name} {size}", [new InputAttribute(5), new DenseAttribute(size), make(size)]);
            yield return ($"{name} of a sequence", [new InputAttribute(7, 4), new DenseAttribute(3), make(3)]);
            yield return ($"{name} of an image", [new InputAttribute(2, 4, 5), new Conv2DAttribute(3, 2), PerPixel(make(3))]);
        }

        yield return ("labels of a sequence", [new InputAttribute(7, 4), new DenseAttribute(3), new SoftmaxCrossEntropyAttribute()]);
        yield return ("labels of an image", [new InputAttribute(2, 4, 5), new Conv2DAttribute(9, 2), new SoftmaxCrossEntropyAttribute { PerPixel = true }]);
        foreach (int size in new[] { 2, 7, 8, 9, 31, 33 })
        {
            yield return ($"hinge {size}", [new InputAttribute(5), new DenseAttribute(size), new MulticlassHingeAttribute()]);
            yield return ($"divided hinge {size}", [new InputAttribute(5), new DenseAttribute(size), new MulticlassHingeAttribute { DivideByClasses = true }]);
            yield return ($"one output of {size}", [new InputAttribute(5), new DenseAttribute(size), new HalfSquaredErrorAttribute { OneOutput = true }]);
        }
    }

    private static LossAttribute PerPixel(LossAttribute loss) => loss switch
    {
        SoftmaxCrossEntropyAttribute entropy => new SoftmaxCrossEntropyAttribute
        {
            ClassWeights = entropy.ClassWeights,
            IgnoreIndex = entropy.IgnoreIndex,
            LabelSmoothing = entropy.LabelSmoothing,
            SoftTargets = entropy.SoftTargets,
            PerPixel = true,
        },
        NegativeLogLikelihoodAttribute likelihood => new NegativeLogLikelihoodAttribute { ClassWeights = likelihood.ClassWeights, IgnoreIndex = likelihood.IgnoreIndex, PerPixel = true },
        _ => loss,
    };

    private static double[] Weights(int classes) => Enumerable.Range(0, classes).Select(i => 0.5 + i % 4).ToArray();
}
