namespace StaticNet.Generator.Tests.Emitted;

/// <summary>The rows of <see cref="LayerCases"/> for activations.</summary>
internal static class ActivationLayerCases
{
    private static readonly string[] Activations =
    [
        "ReLU6", "LeakyReLU(0.2)", "LeakyReLU(-0.5)", "PReLU", "PReLU(PerChannel = true)", "ELU(0.7)", "SELU", "GELU", "GELU(Approximate = true)", "SiLU", "Mish",
        "HardSigmoid", "HardSwish", "HardTanh(-0.4, 0.7)", "Softplus", "Softplus(3)", "Softsign", "LogSoftmax", "Maxout(1)",
    ];

    public static IEnumerable<(string, string)> Rows()
    {
        foreach (string activation in Activations)
        {
            foreach (int n in (int[])[1, 7, 8, 31, 33])
                yield return ($"{activation} of {n}", $"Input(5), Dense({n}), {activation}, Dense(3), MeanSquaredError");
            yield return ($"{activation} of an input", $"Input(9), {activation}, Dense(3), MeanSquaredError");
            yield return ($"{activation} last", $"Input(5), Dense(9), {activation}, MeanSquaredError");
            yield return ($"{activation} of a sequence", $"Input(3, 5), Dense(9), {activation}, Dense(2), MeanSquaredError");
            yield return ($"{activation} of an image", $"Input(3, 5, 6), Conv2D(9, 2), {activation}, Conv2D(3, 3, Padding = 1), MeanSquaredError");
            yield return ($"{activation} behind Flatten", $"Input(3, 5, 6), Conv2D(8, 2), Flatten, {activation}, Dense(3), SoftmaxCrossEntropy");
            string named = activation.EndsWith(')') ? $"{activation[..^1]}, From = \"first\")" : $"{activation}(From = \"first\")";
            yield return ($"{activation}, two readers", $"Input(5), Dense(9), Tanh(Name = \"first\"), {activation}, Dense(9, Name = \"a\"), {named}, Add(\"a\"), MeanSquaredError");
        }

        foreach (int n in (int[])[1, 7, 8, 9, 31, 33])
            yield return ($"Maxout to {n}", $"Input(5), Dense({3 * n}), Maxout(3), Dense(3), MeanSquaredError");
        yield return ("Maxout of an image", "Input(3, 5, 6), Conv2D(12, 2), Maxout(4), Conv2D(3, 3, Padding = 1), MeanSquaredError");
        yield return ("Maxout of a sequence", "Input(3, 4), Dense(18), Maxout(2), Dense(2), MeanSquaredError");
        yield return ("Maxout, two readers", "Input(6), Dense(12), Tanh(Name = \"first\"), Maxout(2, Name = \"a\"), Maxout(2, From = \"first\"), Add(\"a\"), MeanSquaredError");
    }
}
