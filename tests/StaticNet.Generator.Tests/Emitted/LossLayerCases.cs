namespace StaticNet.Generator.Tests.Emitted;

/// <summary>The rows of <see cref="LayerCases"/> for losses.</summary>
internal static class LossLayerCases
{
    public static IEnumerable<(string, string)> Rows()
    {
        foreach (string loss in (string[])["HalfSquaredError", "MeanAbsoluteError", "Huber(0.3)", "SmoothL1(0.4)", "BinaryCrossEntropyWithLogits", "BinaryCrossEntropyWithLogits(PositiveWeight = 2.5)",
            "SoftmaxCrossEntropy(SoftTargets = true)", "SoftmaxCrossEntropy(SoftTargets = true, LabelSmoothing = 0.2)"])
        {
            foreach (int n in (int[])[2, 8, 31])
                yield return ($"{loss} of {n}", $"Input(5), Dense({n}), {loss}");
            yield return ($"{loss} of a sequence", $"Input(3, 4), Dense(9), {loss}");
            yield return ($"{loss} of an image", $"Input(2, 4, 5), Conv2D(3, 2), {PerPixel(loss)}");
        }

        foreach (string loss in (string[])["SoftmaxCrossEntropy(LabelSmoothing = 0.1)", "SoftmaxCrossEntropy(IgnoreIndex = 1)", "NegativeLogLikelihood", "NegativeLogLikelihood(IgnoreIndex = 0)"])
        {
            foreach (int n in (int[])[2, 8, 31])
                yield return ($"{loss} of {n}", $"Input(5), Dense({n}), {loss}");
            yield return ($"{loss} of a sequence", $"Input(3, 4), Dense(9), {loss}");
            yield return ($"{loss} of an image", $"Input(2, 4, 5), Conv2D(3, 2), {PerPixel(loss)}");
        }

        yield return ("labels of a sequence", "Input(7, 4), Dense(3), SoftmaxCrossEntropy");
        yield return ("labels of an image", "Input(2, 4, 5), Conv2D(9, 2), SoftmaxCrossEntropy(PerPixel = true)");
        yield return ("labels of a convolution between others", "Input(2, 6, 5), Conv2D(8, 3, Padding = 1), ReLU, Conv2D(3, 3, Padding = 1), SoftmaxCrossEntropy(PerPixel = true)");
        yield return ("weighted classes", "Input(5), Dense(3), SoftmaxCrossEntropy(ClassWeights = new[] { 0.5, 2, 1 })");
        yield return ("weighted classes at each step", "Input(7, 5), Dense(3), SoftmaxCrossEntropy(ClassWeights = new[] { 0.5, 2, 1 }, LabelSmoothing = 0.2, IgnoreIndex = 1)");
        yield return ("nine weighted classes", "Input(5), Dense(9), SoftmaxCrossEntropy(ClassWeights = new[] { 0.5, 2, 1, 0, 3, 1.5, 1, 1, 4 }, LabelSmoothing = 0.2)");
        yield return ("weighted soft targets", "Input(5), Dense(3), SoftmaxCrossEntropy(ClassWeights = new[] { 0.5, 2, 1 }, SoftTargets = true)");
        yield return ("weighted likelihood", "Input(7, 5), Dense(3), LogSoftmax, NegativeLogLikelihood(ClassWeights = new[] { 0.5, 2, 1 }, IgnoreIndex = 2)");
        yield return ("likelihood", "Input(5), Dense(9), LogSoftmax, NegativeLogLikelihood");
        yield return ("binary cross-entropy", "Input(5), Dense(9), Sigmoid, BinaryCrossEntropy");
        yield return ("binary cross-entropy of an image", "Input(2, 4, 5), Conv2D(3, 2), Sigmoid, BinaryCrossEntropy");
        yield return ("divergence", "Input(5), Dense(9), LogSoftmax, KLDivergence");
        yield return ("divergence of a sequence", "Input(3, 5), Dense(9), LogSoftmax, KLDivergence");
        foreach (int n in (int[])[2, 8, 31])
        {
            yield return ($"hinge of {n}", $"Input(5), Dense({n}), MulticlassHinge");
            yield return ($"divided hinge of {n}", $"Input(5), Dense({n}), MulticlassHinge(DivideByClasses = true)");
            yield return ($"one output of {n}", $"Input(5), Dense({n}), HalfSquaredError(OneOutput = true)");
        }
    }

    private static string PerPixel(string loss) =>
        !(loss.StartsWith("Softmax", StringComparison.Ordinal) || loss.StartsWith("Negative", StringComparison.Ordinal)) ? loss
        : loss.EndsWith(')') ? $"{loss[..^1]}, PerPixel = true)" : $"{loss}(PerPixel = true)";
}
