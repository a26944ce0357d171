namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Networks without loops, and without what is written out: each layer that has a straight-line form, sizes around the width of vectors, sums that are cut. A compilation of their own.</summary>
internal static class UnrolledCases
{
    public static IReadOnlyList<LayerCase> All { get; } =
    [
        .. Rows().Select((row, i) => new LayerCase(row.Name, row.Attributes, Seed: i + 1) { Settings = "(Unroll = Unroll.Full)" }),
        .. Looped().Select((row, i) => new LayerCase($"{row.Name}, with loops", row.Attributes, Seed: i + 1) { Settings = "(Unroll = Unroll.None)" }),
    ];

    public static IReadOnlyDictionary<string, EmittedNetwork> Networks => EmittedNetwork.Of("Unrolled", () => All);

    private static IEnumerable<(string Name, string Attributes)> Looped() =>
    [
        ("perceptron", "Input(2), Dense(16), Tanh, Dense(16), Tanh, Dense(1), Tanh, MeanSquaredError"),
        ("sums of 1 to 33", "Input(1), Dense(3), Dense(5), Dense(9), Dense(33), Dense(2), MeanSquaredError"),
    ];

    private static IEnumerable<(string Name, string Attributes)> Rows()
    {
        foreach (int n in (int[])[1, 7, 8, 9, 17])
        {
            yield return ($"dense from {n}", $"Input({n}), Dense({18 - n}), MeanSquaredError");
            yield return ($"dense to {n}", $"Input(5), Dense({n}), Tanh, Dense(3), SoftmaxCrossEntropy");
        }

        yield return ("perceptron", "Input(2), Dense(16), Tanh, Dense(16), Tanh, Dense(1), Tanh, MeanSquaredError");
        yield return ("sums that are cut", "Input(110), Dense(32), ReLU, Dense(3), SoftmaxCrossEntropy");
        yield return ("dense on a sequence", "Input(3, 5), Dense(9), ReLU, Flatten, Dense(2), MeanSquaredError");
        yield return ("dropout", "Input(5), Dense(12), ReLU, Dropout(0.4), Dense(9), MeanSquaredError");
        yield return ("activations", "Input(9), Sigmoid, Dense(7), ELU, Dense(5), GELU, Dense(3), SiLU, PReLU, MeanSquaredError");
        yield return ("softmax last", "Input(5), Dense(9), Softmax, MeanSquaredError");
        yield return ("convolution and pools", "Input(1, 8, 8), Conv2D(4, 3), ReLU, MaxPool2D(2), Conv2D(3, 2), AvgPool2D(2), Flatten, Dense(3), SoftmaxCrossEntropy");
        yield return ("convolution with padding, stride and groups", "Input(2, 4, 5), Conv2D(4, 3, Stride = 2, Padding = 1), Tanh, Conv2D(4, 2, Groups = 2), MeanSquaredError");
        yield return ("convolution whose gradient is cut", "Input(1, 8, 8), Conv2D(8, 3, Padding = 1), ReLU, GlobalAvgPool, Dense(2), SoftmaxCrossEntropy");
        yield return ("depthwise", "Input(5, 5, 4), DepthwiseConv2D(3, Padding = 1), ReLU, GlobalMaxPool, Dense(2), MeanSquaredError");
        yield return ("residual", "Input(1, 3, 3), Conv2D(8, 1, Name = \"stem\"), ReLU, Conv2D(8, 1), Add(\"stem\"), MeanSquaredError");
        yield return ("concatenation", "Input(5, Name = \"x\"), Dense(9), Concat(\"x\"), Dense(2), MeanSquaredError");
        yield return ("convolution across rows", "Input(1, 9, 10), Conv2D(9, 8), Tanh, MeanSquaredError");
        yield return ("transposed convolution", "Input(2, 3, 3), ConvTranspose2D(3, 2, Stride = 2), MeanSquaredError");
    }
}
