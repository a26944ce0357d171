namespace StaticNet.Generator.Tests.Emitted;

/// <summary>
/// Normalisations among other layers: channels around the width of vectors, halos on either side, each option. Batches of one to
/// three vectors have variances near zero, and a gradient that cancels down to epsilon: below what floats keep of it. There
/// epsilon is 0.1; rows with images have the default.
/// </summary>
internal static class NormalizationCases
{
    public static IEnumerable<(string, string)> Rows()
    {
        foreach (int n in (int[])[1, 7, 8, 9, 31, 33])
        {
            yield return ($"batch norm of {n}", $"Input(5), Dense({n}, Bias = false), BatchNorm(Epsilon = 0.1), Dense(3), MeanSquaredError");
            yield return ($"batch norm of an input of {n}", $"Input({n}), BatchNorm, MeanSquaredError");
            yield return ($"batch norm of {n} channels", $"Input(2, 4, 5), Conv2D({n}, 3, Bias = false), BatchNorm, ReLU, Conv2D(3, 3, Padding = 1), MeanSquaredError");
            yield return ($"layer norm of {n}", $"Input(5), Dense({n}), LayerNorm(Epsilon = 0.01), Dense(3), MeanSquaredError");
            yield return ($"layer norm of {n} features", $"Input(4, 5), Dense({n}), LayerNorm(Epsilon = 0.01), MeanSquaredError");
            yield return ($"layer norm of {n} channels", $"Input(2, 4, 5), Conv2D({n}, 3, Padding = 1), LayerNorm, Conv2D(3, 3, Padding = 1), MeanSquaredError");
            yield return ($"rms norm of {n}", $"Input(5), Dense({n}), RMSNorm(Epsilon = 0.01), Dense(3), MeanSquaredError");
            yield return ($"rms norm of {n} features", $"Input(4, {n}), RMSNorm(Epsilon = 0.01), MeanSquaredError");
            yield return ($"rms norm of {n} channels", $"Input(2, 4, 5), Conv2D({n}, 3, Padding = 1), RMSNorm, Conv2D(3, 3, Padding = 1), MeanSquaredError");
            yield return ($"group norm of {n} channels", $"Input({n}, 3, 4), Conv2D({n}, 1), GroupNorm(1), Conv2D(3, 3, Padding = 1), MeanSquaredError");
            yield return ($"instance norm of {n} channels", $"Input(2, 4, 5), Conv2D({n}, 3, Padding = 1), InstanceNorm, Conv2D(3, 3, Padding = 1), MeanSquaredError");
            yield return ($"local response of {n} channels", $"Input(2, 4, 5), Conv2D({n}, 3, Padding = 1), LocalResponseNorm(Alpha = 0.5), Conv2D(3, 3, Padding = 1), MeanSquaredError");
        }

        yield return ("one channel, tanh", "Input(1, 3, 4), Conv2D(1, 1), Tanh, Conv2D(3, 3, Padding = 1), MeanSquaredError");
        yield return ("batch norm without weights", "Input(3, 5, 5), Conv2D(9, 2), BatchNorm(Affine = false), Tanh, Conv2D(2, 2), MeanSquaredError");
        yield return ("batch norm alone without weights", "Input(7), BatchNorm(Affine = false, Momentum = 0.5), MeanSquaredError");
        yield return ("batch norm, settings", "Input(4, 3, 3), BatchNorm(Epsilon = 0.01, Momentum = 0.25), Flatten, Dense(3), SoftmaxCrossEntropy");
        yield return ("batch norm that forgets", "Input(6), Dense(10), BatchNorm(Epsilon = 0.1, Momentum = 1), Dense(3), SoftmaxCrossEntropy");
        yield return ("batch norm behind batch norm", "Input(9, 4, 4), BatchNorm, BatchNorm(Epsilon = 0.1), BatchNorm(Affine = false, Epsilon = 0.1), Flatten, Dense(3), SoftmaxCrossEntropy");
        yield return ("batch norm that nothing reads", "Input(5), Dense(4, Name = \"a\"), BatchNorm, Dense(3, From = \"a\"), MeanSquaredError");
        yield return ("batch norm of a flattened image", "Input(2, 6, 6), Conv2D(8, 3, Bias = false), Flatten, BatchNorm(Epsilon = 0.1), Dense(5), SoftmaxCrossEntropy");
        yield return ("residual of batch norms", "Input(8, 6, 6), Conv2D(8, 3, Padding = 1, Bias = false), BatchNorm, ReLU, Conv2D(8, 3, Padding = 1, Bias = false), BatchNorm(Name = \"b\"), Add(\"input\", \"b\"), ReLU, Flatten, Dense(4), SoftmaxCrossEntropy");
        foreach (int n in (int[])[3, 9, 16])
        {
            yield return ($"projected residual of {n} channels", $"Input(4, 6, 7), Conv2D({n}, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm, ReLU, Conv2D({n}, 3, Padding = 1), BatchNorm(Name = \"b\"), Conv2D({n}, 1, Stride = 2, From = \"input\"), BatchNorm(Affine = false), Add(\"b\"), ReLU, Conv2D(3, 3, Padding = 1), MeanSquaredError");
            yield return ($"residuals without normalisation of {n} channels", $"Input({n}, 5, 6), Conv2D({n}, 3, Padding = 1), Add(\"input\"), ReLU, Conv2D({n}, 1, Name = \"c\"), Add(\"c\", \"relu1\"), Tanh, Conv2D({n}, 3, Padding = 1, Name = \"d\"), Conv2D({n}, 3, Padding = 1, From = \"tanh1\"), Add(\"d\"), MeanSquaredError");
        }

        yield return ("batch norm of a depthwise convolution", "Input(9, 5, 5), DepthwiseConv2D(3, Padding = 1), BatchNorm, ReLU, Conv2D(9, 1, Bias = false), BatchNorm, Flatten, Dense(3, Bias = false), BatchNorm(Epsilon = 0.1), MeanSquaredError");
        yield return ("batch norm between pools", "Input(2, 9, 9), Conv2D(12, 3, Padding = 1), MaxPool2D(2), BatchNorm, AvgPool2D(2), Flatten, Dense(4), SoftmaxCrossEntropy");
        yield return ("layer norm without weights", "Input(4, 9), LayerNorm(Affine = false), Dense(5), MeanSquaredError");
        yield return ("layer norm of an image without weights", "Input(3, 4, 5), Conv2D(9, 1), LayerNorm(Affine = false), Conv2D(3, 3, Padding = 1), MeanSquaredError");
        yield return ("layer norm of many channels", "Input(3, 4, 5), Conv2D(40, 1), LayerNorm, Conv2D(3, 1), MeanSquaredError");
        yield return ("rms norm of many features", "Input(3, 70), RMSNorm, Dense(5), MeanSquaredError");
        yield return ("rms norm without weights", "Input(17), Dense(33), RMSNorm(Affine = false), Dense(5), MeanSquaredError");
        foreach ((int channels, int groups) in ((int, int)[])[(8, 2), (6, 3), (24, 2), (32, 4), (12, 12), (40, 5)])
            yield return ($"group norm of {channels} channels in {groups} groups", $"Input(2, 4, 5), Conv2D({channels}, 3, Padding = 1), GroupNorm({groups}), Conv2D(3, 3, Padding = 1), MeanSquaredError");
        yield return ("group norm without weights", "Input(2, 4, 5), Conv2D(10, 2), GroupNorm(2, Affine = false), Tanh, Conv2D(3, 1), MeanSquaredError");
        yield return ("group norm of a vector", "Input(5), Dense(30), GroupNorm(2, Epsilon = 0.01), Dense(3), MeanSquaredError");
        yield return ("group norm of a sequence", "Input(6, 5), Dense(12), GroupNorm(3), Dense(3), MeanSquaredError");
        yield return ("instance norm of a sequence", "Input(9, 5), Dense(11), InstanceNorm(Epsilon = 0.01), Dense(3), MeanSquaredError");
        yield return ("instance norm without weights", "Input(5, 4, 4), InstanceNorm(Affine = false), Conv2D(3, 1), MeanSquaredError");
        foreach ((int size, string settings) in ((int, string)[])[(1, "Beta = 0.5"), (3, "Beta = 1"), (7, "Beta = 2, K = 2"), (21, "Alpha = 2, Beta = 0"), (5, "Alpha = 3, Beta = 0.6")])
            yield return ($"local response of {size}, {settings}", $"Input(3, 4, 4), Conv2D(20, 1), LocalResponseNorm({size}, {settings}), Conv2D(3, 3, Padding = 1), MeanSquaredError");
        yield return ("normalisations that add to a gradient", "Input(6, 4, 4), Conv2D(6, 1, Name = \"x\"), BatchNorm(Name = \"a\", From = \"x\"), LayerNorm(Name = \"b\", From = \"x\"), RMSNorm(Name = \"c\", From = \"x\"), GroupNorm(3, Name = \"d\", From = \"x\"), InstanceNorm(Name = \"e\", From = \"x\"), LocalResponseNorm(Alpha = 1, Name = \"f\", From = \"x\"), Add(\"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"x\"), Conv2D(3, 3, Padding = 1), MeanSquaredError");
        yield return ("normalised features that add to a gradient", "Input(4, 11), Dense(11, Name = \"x\"), LayerNorm(Name = \"a\", From = \"x\"), RMSNorm(Name = \"b\", From = \"x\"), Add(\"a\", \"b\", \"x\"), Dense(3), MeanSquaredError");
    }
}
