using StaticNet.Runtime;

namespace StaticNet;

/// <summary>Judges one prediction by its target.</summary>
internal static class OutputScore
{
    /// <summary>The mean loss over the labels that count; NaN where none does.</summary>
    /// <param name="loss">What is trained.</param>
    /// <param name="output">What is judged.</param>
    /// <param name="labels">The sample's labels.</param>
    /// <param name="prediction">What was predicted.</param>
    /// <param name="share">The share of the labels that are right; NaN where none counts.</param>
    public static double OfLabels(LossDescription loss, OutputDescription output, ReadOnlySpan<int> labels, ReadOnlySpan<float> prediction, out double share)
    {
        // Classes lie innermost but in images, where they are planes.
        int classes = output.Length / loss.Length, stride = output.Shape.Length == 3 ? labels.Length : 1;
        double sum = 0;
        int kept = 0, right = 0;
        for (int place = 0; place < labels.Length; place++)
        {
            if (labels[place] == loss.IgnoredLabel)
                continue;
            ReadOnlySpan<float> scores = prediction[(stride == 1 ? place * classes : place)..];
            int best = 0;
            for (int i = 1; i < classes; i++)
                if (scores[i * stride] > scores[best * stride])
                    best = i;
            kept++;
            right += best == labels[place] ? 1 : 0;
            sum += OfLabel(loss.Prediction, scores, stride, classes, labels[place]);
        }

        share = kept == 0 ? double.NaN : (double)right / kept;
        return kept == 0 ? double.NaN : sum / kept;
    }

    /// <summary>The mean squared error, whatever loss is trained.</summary>
    public static double OfValues(LossDescription loss, ReadOnlySpan<float> target, ReadOnlySpan<float> prediction)
    {
        // A pair of an element's index and its value.
        if (loss.TargetIsPair)
            return Math.Pow((double)prediction[(int)target[0]] - target[1], 2);
        double sum = 0;
        for (int i = 0; i < prediction.Length; i++)
        {
            double error = (double)prediction[i] - target[i];
            sum += error * error;
        }

        return sum / prediction.Length;
    }

    private static double OfLabel(PredictionKind kind, ReadOnlySpan<float> scores, int stride, int classes, int label)
    {
        float own = scores[label * stride];
        switch (kind)
        {
            case PredictionKind.LogProbabilities:
                return -own;
            case PredictionKind.Scores:
                double sum = 0;
                for (int i = 0; i < classes; i++)
                    sum += i == label ? 0 : Math.Max(0, (double)scores[i * stride] - own + 1);
                return sum;
            default:
                // The smallest normal float: a probability that underflowed still gives a finite loss, 87.3. NaN stays NaN.
                const float smallest = 1.17549435e-38f;
                return -Math.Log(own < smallest ? smallest : own);
        }
    }
}
