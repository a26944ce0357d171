namespace StaticNet.Generator.Tests.Emitted;

/// <summary>
/// Networks whose products are large enough to have a text for AVX-512: each kind of product, panels alone, several and beside a narrow
/// one, tiles with a rest, what is fused into them and what several convolutions share. A compilation of their own.
/// </summary>
internal static class WideCases
{
    private static readonly string[] Functions =
        ["Tanh", "Sigmoid", "SiLU", "GELU", "ELU", "HardSwish", "Softplus", "LeakyReLU", "ReLU6", "SELU", "Mish", "Softsign", "HardSigmoid", "HardTanh", "GELU(Approximate = true)"];

    public static IReadOnlyList<LayerCase> All { get; } = [.. Rows().Select((row, i) => new LayerCase(row.Name, row.Attributes, Seed: i + 1))];

    public static IReadOnlyDictionary<string, EmittedNetwork> Networks => EmittedNetwork.Of("Wide", () => All);

    private static IEnumerable<(string Name, string Attributes)> Rows()
    {
        foreach (int n in (int[])[9, 16, 25, 40, 57])
        {
            yield return ($"dense to {n}", $"Input({8_300 / n}), Dense({n}), MeanSquaredError");
            yield return ($"convolution of {n} filters", $"Input(3, 9, {5 + n % 7}), Conv2D(10, 1), ReLU, Conv2D({n}, 3, Padding = 1), ReLU, Conv2D(2, 1), MeanSquaredError");
            yield return ($"dense on a sequence to {n}", $"Input(29, 33), Dense({n}), ReLU, Dense(33), MeanSquaredError");
        }

        foreach (int columns in (int[])[1, 7, 11, 25, 49])
            yield return ($"convolution over rows of {columns}", $"Input(16, 11, {columns}), Conv2D(16, 1), Conv2D(17, 3, Padding = 1), MeanSquaredError");

        // Each function behind rows of a dense layer and behind a convolution.
        foreach (string[] functions in Functions.Chunk(5))
        {
            yield return ($"dense with {string.Join(", ", functions)}", $"Input(90), {string.Concat(functions.Select(function => $"Dense(100), {function}, "))}Dense(3), MeanSquaredError");
            yield return ($"convolutions with {string.Join(", ", functions)}", $"Input(16, 7, 7), {string.Concat(functions.Select(function => $"Conv2D(16, 3, Padding = 1), {function}, "))}Conv2D(2, 1), MeanSquaredError");
        }

        yield return ("strided convolutions", "Input(16, 13, 14), Conv2D(16, 1), ReLU, Conv2D(24, 3, Stride = 2, Padding = 1), ReLU, Conv2D(40, 3, Stride = 2, Padding = 1), MeanSquaredError");
        yield return ("dilated convolution without bias", "Input(9, 12, 12), Conv2D(16, 1), Conv2D(24, 3, Dilation = 2, Bias = false), MeanSquaredError");
        yield return ("groups of 16 and of 10", "Input(32, 8, 9), Conv2D(32, 1), Conv2D(32, 3, Groups = 2, Padding = 1), Conv2D(40, 3, Groups = 4, Padding = 1), MeanSquaredError");
        yield return ("transposed convolution", "Input(16, 5, 6), Conv2D(16, 1), ReLU, ConvTranspose2D(24, 3, Stride = 2, Padding = 1), MeanSquaredError");
        yield return ("separable convolution", "Input(16, 8, 8), Conv2D(17, 1), SeparableConv2D(40, 3, Padding = 1), ReLU, Flatten, Dense(9), SoftmaxCrossEntropy");
        yield return ("convolutions of one shape, floors and residuals", "Input(16, 7, 8), Conv2D(16, 3, Padding = 1, Name = \"a\"), ReLU, Conv2D(16, 3, Padding = 1), Add(\"a\"), ReLU, Conv2D(16, 3, Padding = 1, Bias = false), Conv2D(16, 3, Padding = 1), ReLU, MeanSquaredError");
        yield return ("convolutions of one shape with a narrow panel", "Input(24, 7, 8), Conv2D(24, 3, Padding = 1, Name = \"a\"), ReLU, Conv2D(24, 3, Padding = 1), Add(\"a\"), ReLU, Conv2D(24, 3, Padding = 1, Bias = false), Conv2D(24, 3, Padding = 1), ReLU, Flatten, Dense(3), SoftmaxCrossEntropy");
        yield return ("residual block with normalisations", "Input(16, 8, 8), Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm, ReLU, Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm, Add(\"input\"), ReLU, GlobalAvgPool, Dense(10), SoftmaxCrossEntropy");
        yield return ("gradients that add up", "Input(12, 8, 8), Conv2D(24, 3, Padding = 1, Name = \"x\"), Conv2D(24, 3, Padding = 1, Name = \"a\"), Conv2D(24, 3, Padding = 1, From = \"x\"), Add(\"a\", \"x\"), Conv2D(2, 1), MeanSquaredError");
        yield return ("convolution over time", "Input(40, 21), Conv1D(33, 5, Padding = 2), ReLU, Conv1D(17, 3), MeanSquaredError");
        yield return ("points in groups of samples", "Input(16, 4, 4), Conv2D(97, 1), ReLU, Conv2D(40, 1), MeanSquaredError");
        yield return ("points in blocks", "Input(97, 13, 11), Conv2D(104, 1), ReLU, Conv2D(33, 1), MeanSquaredError");
        yield return ("Winograd", "Input(16, 13, 14), Conv2D(33, 3, Padding = 1, Algorithm = ConvolutionAlgorithm.WinogradF4), ReLU, Conv2D(16, 3, Algorithm = ConvolutionAlgorithm.WinogradF2), MeanSquaredError");
        yield return ("perceptron", "Input(100), Dense(128), ReLU, Dense(72), Tanh, Dense(200), ReLU, Dense(10), SoftmaxCrossEntropy");
    }
}
