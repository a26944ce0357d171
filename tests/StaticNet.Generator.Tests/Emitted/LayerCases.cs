using System.Globalization;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>A small network as a user writes it.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Attributes">The list between input and loss, both included, without brackets.</param>
/// <param name="Seed">Of its parameters, inputs and targets.</param>
public sealed record LayerCase(string Name, string Attributes, int Seed)
{
    /// <summary>The classes whose layers it puts in; their names are their own among the networks of a list.</summary>
    public string Blocks { get; init; } = "";

    /// <summary>What is said about the network beside its layers: "(Unroll = Unroll.Full)".</summary>
    public string Settings { get; init; } = "";

    public override string ToString() => $"{Name}, seed {Seed}\n[{Attributes}]";
}

/// <summary>
/// The networks that every judge of emitted code runs: each layer with sizes around the width of vectors, each option, and what
/// layers do to each other. A new layer, option or bug is a row here, and all judges have it.
/// </summary>
internal static class LayerCases
{
    private static readonly int[] Sizes = [1, 7, 8, 9, 31, 33];

    public static IReadOnlyList<LayerCase> All { get; } = [.. Rows().Select((row, i) => new LayerCase(row.Name, row.Attributes, Seed: i + 1))];

    private static IEnumerable<(string Name, string Attributes)> Rows() =>
        [.. Sized(), .. Dense(), .. Convolutions(), .. Pools(), .. Elementwise(), .. Flattened(), .. Graphs(), .. Losses(), .. ActivationLayerCases.Rows(), .. LossLayerCases.Rows(), .. NormalizationCases.Rows(), .. SequenceCases.Rows(), .. AttentionCases.Rows(), .. SpatialLayerCases.Rows(), .. WinogradCases.Rows(), .. SeamCases.Rows(), .. BehindReLU()];

    private static IEnumerable<(string, string)> Sized()
    {
        foreach (int n in Sizes)
        {
            yield return ($"dense from {n}", $"Input({n}), Dense({34 - n}), MeanSquaredError");
            yield return ($"dense to {n}", $"Input(5), Dense({n}), MeanSquaredError");
            yield return ($"dense on a sequence of features {n}", $"Input(3, {n}), Dense(4), MeanSquaredError");
            yield return ($"dense on a sequence of steps {n}", $"Input({n}, 5), Dense(9), ReLU, Dense(3), MeanSquaredError");
            yield return ($"cross-entropy of {n + 1}", $"Input(5), Dense({n + 1}), SoftmaxCrossEntropy");
            foreach (string activation in (string[])["ReLU", "Tanh", "Sigmoid", "Softmax", "Dropout(0.3)"])
            {
                yield return n % 8 == 1
                    ? ($"{activation} of an input of {n}", $"Input({n}), {activation}, Dense(3), MeanSquaredError")
                    : ($"{activation} last of {n}", $"Input(5), Dense({n}), {activation}, MeanSquaredError");
            }

            yield return ($"convolution of {n} columns", $"Input(2, 3, {n}), Conv2D(3, 3, Padding = 1), ReLU, Conv2D(2, 3, Padding = 1), MeanSquaredError");
            yield return ($"convolution of {n} rows", $"Input(2, {n}, 3), Conv2D(9, 3, Padding = 1), Conv2D(2, 3, Padding = 1), MeanSquaredError");
            yield return ($"pools of {n} columns", $"Input(2, 3, {n}), Conv2D(3, 1), MaxPool2D(2, Padding = 1, Stride = 1), AvgPool2D(2, Padding = 1), MeanSquaredError");
            yield return ($"pools of {n} channels", $"Input(2, 7, 6), Conv2D({n}, 1), MaxPool2D(2), AvgPool2D(2), MeanSquaredError");
        }

        foreach (int c in (int[])[1, 3, 5, 8, 10, 16, 20, 24])
        {
            yield return ($"convolutions of {c} channels", $"Input({c}, 5, 6), Conv2D({c}, 3, Padding = 1), ReLU, Conv2D(4, 3), MeanSquaredError");
        }
    }

    private static IEnumerable<(string, string)> Dense()
    {
        // Points enough for gradients that are summed panel by panel: in groups of samples, in blocks with and without a rest, with a narrow panel.
        yield return ("points of two samples", "Input(11, 97), Dense(104), ReLU, Dense(121, Bias = false), Dense(98), MeanSquaredError");
        yield return ("points in a block and a rest", "Input(131, 97), Dense(104), Tanh, Dense(33), MeanSquaredError");
        yield return ("points in two blocks", "Input(200, 96), Dense(72), Dense(32), MeanSquaredError");
        yield return ("points of an image", "Input(3, 7, 9), Conv2D(104, 1), ReLU, Conv2D(120, 1), Conv2D(112, 1, Bias = false), Conv2D(34, 3), MeanSquaredError");
        yield return ("points of a large image", "Input(33, 23, 23), Conv2D(40, 1), ReLU, Conv2D(34, 1), MeanSquaredError");
        yield return ("normalised points far apart", "Input(20, 97), LayerNorm, Dense(104), RMSNorm, Dense(98), LayerNorm, MeanSquaredError");
        yield return ("dense 130", "Input(130), Dense(129), ReLU, Dense(66), Tanh, Dense(10), SoftmaxCrossEntropy");
        yield return ("dense 64 to 64", "Input(64), Dense(64), ReLU, Dense(64), MeanSquaredError");
        yield return ("dense 1 to 1", "Input(1), Dense(1), MeanSquaredError");
        yield return ("dense without bias", "Input(7), Dense(17, Bias = false), Dense(5, Bias = false), MeanSquaredError");
        yield return ("one class more than a vector", "Input(40), Dense(41), Sigmoid, Dense(17), SoftmaxCrossEntropy");
        yield return ("sequence of many", "Input(6, 20), Dense(40), Tanh, Dense(24), ReLU, Flatten, Dense(11), SoftmaxCrossEntropy");
        yield return ("sequence without bias", "Input(4, 9), Dense(17, Bias = false), Flatten, Dense(3), MeanSquaredError");
    }

    // Inputs and columns enough that a single sample passes over zeros: with and without a rest of either.
    private static IEnumerable<(string, string)> BehindReLU()
    {
        yield return ("dense behind ReLU, 64 to 136", "Input(9), Dense(64), ReLU, Dense(136), Tanh, Dense(3), SoftmaxCrossEntropy");
        yield return ("dense behind ReLU, 131 to 64", "Input(9), Dense(131), ReLU, Dense(64, Bias = false), ReLU, Dense(3), MeanSquaredError");
        yield return ("dense behind a normalisation with ReLU", "Input(9), Dense(80), LayerNorm, ReLU(Name = \"a\"), Dense(66), ReLU, Dense(80), Add(\"a\"), MeanSquaredError");
    }

    private static IEnumerable<(string, string)> Convolutions()
    {
        foreach ((string name, string input, string convolution) in ((string, string, string)[])[
            ("stride 2", "3, 8, 9", "Conv2D(9, 3, Stride = 2)"),
            ("stride 2 with padding", "3, 7, 7", "Conv2D(10, 3, Stride = 2, Padding = 1)"),
            ("stride larger than the kernel", "2, 8, 9", "Conv2D(3, 2, Stride = 3)"),
            ("stride that drops rows", "2, 8, 9", "Conv2D(3, 3, Stride = 4)"),
            ("1x1 with stride", "3, 7, 8", "Conv2D(9, 1, Stride = 2)"),
            ("rectangular", "2, 6, 5", "Conv2D(3, 3, 2)"),
            ("rectangular 1x5", "3, 5, 9", "Conv2D(17, 1, 5)"),
            ("rectangular stride and padding", "2, 7, 8", "Conv2D(3, 3, 4, StrideHeight = 2, StrideWidth = 3, PaddingTop = 1, PaddingRight = 2)"),
            ("dilated", "2, 7, 9", "Conv2D(3, 3, DilationHeight = 2, DilationWidth = 3, Padding = 1)"),
            ("strided and dilated", "2, 9, 8", "Conv2D(3, 2, Stride = 2, Dilation = 3, Padding = 2)"),
            ("stride 3 and dilation 2", "2, 11, 10", "Conv2D(9, 3, Stride = 3, Dilation = 2, Padding = 1)"),
            ("same", "2, 5, 6", "Conv2D(3, 4, Same = true)"),
            ("same with stride and dilation", "2, 7, 8", "Conv2D(3, 3, Same = true, Stride = 3, Dilation = 2)"),
            ("padding larger than the kernel", "2, 3, 3", "Conv2D(2, 2, Padding = 4)"),
            ("without bias", "2, 4, 5", "Conv2D(19, 2, Bias = false)"),
            ("5x5 with padding 2", "1, 9, 10", "Conv2D(8, 5, Padding = 2)"),
            ("kernel of the whole image", "3, 4, 5", "Conv2D(7, 4, 5)"),
            ("26 filters", "3, 5, 6", "Conv2D(26, 3)"),
            ("40 filters", "16, 5, 5", "Conv2D(40, 3, Padding = 1)"),
            ("groups of 3", "6, 5, 4", "Conv2D(9, 3, Groups = 3, Padding = 1)"),
            ("a group for each channel", "5, 4, 4", "Conv2D(5, 3, Groups = 5)"),
            ("two filters for each channel", "9, 5, 5", "Conv2D(18, 3, Groups = 9, Padding = 1)"),
            ("8 to 12 in 4 groups", "8, 5, 6", "Conv2D(12, 3, Groups = 4)"),
            ("20 to 20 in 2 groups", "20, 5, 5", "Conv2D(20, 3, Groups = 2, Padding = 1)"),
            ("26 filters a group", "4, 5, 5", "Conv2D(52, 2, Groups = 2)"),
            ("8 filters a group", "16, 4, 5", "Conv2D(16, 3, Groups = 2, Padding = 1)"),
            ("16 filters a group", "32, 4, 4", "Conv2D(32, 2, Groups = 2)"),
            ("1x1 in groups", "6, 4, 5", "Conv2D(10, 1, Groups = 2)"),
            ("grouped, strided, dilated", "4, 8, 7", "Conv2D(6, 3, Groups = 2, Stride = 2, Dilation = 2, Padding = 3)"),
            ("groups without bias", "6, 4, 4", "Conv2D(14, 2, Groups = 2, Bias = false)"),
        ])
        {
            // Alone it reads the input, whose layout is the user's unless it must be padded; behind another it has an input gradient, whose halo is another one.
            int channels = int.Parse(input.Split(',')[0], CultureInfo.InvariantCulture);
            if (convolution.Contains("Padding") || convolution.Contains("Groups") || convolution.Contains("Same"))
                yield return ($"convolution, {name}", $"Input({input}), {convolution}, MeanSquaredError");
            yield return ($"second convolution, {name}", $"Input({input}), Conv2D({channels}, 1), Tanh, {convolution}, ReLU, Flatten, Dense(3), SoftmaxCrossEntropy");
        }

        yield return ("three convolutions", "Input(3, 8, 8), Conv2D(8, 3, Padding = 1), ReLU, Conv2D(16, 3, Padding = 1), ReLU, Conv2D(10, 3), ReLU, Flatten, Dense(4), SoftmaxCrossEntropy");
    }

    private static IEnumerable<(string, string)> Pools()
    {
        foreach ((string name, string input, string pool) in ((string, string, string)[])[
            ("2", "6, 6", "(2)"),
            ("with overlap", "7, 7", "(3, Stride = 2, Padding = 1)"),
            ("with stride 1", "5, 6", "(3, Stride = 1, Padding = 1)"),
            ("that drops rows", "8, 7", "(3)"),
            ("with stride larger than size", "9, 8", "(2, Stride = 3)"),
            ("rectangular", "6, 9", "(2, 3, PaddingWidth = 1)"),
            ("rectangular with stride", "6, 9", "(2, 3, StrideHeight = 1)"),
            ("of the whole image", "4, 5", "(4, 5)"),
            ("of one pixel", "3, 3", "(1, Stride = 2)"),
        ])
        {
            yield return ($"maximum {name}, 3 channels", $"Input(2, {input}), Conv2D(3, 1), MaxPool2D{pool}, MeanSquaredError");
            yield return ($"maximum {name}, 17 channels", $"Input(2, {input}), Conv2D(17, 1), MaxPool2D{pool}, MeanSquaredError");
            yield return ($"mean {name}, 10 channels", $"Input(2, {input}), Conv2D(10, 1), AvgPool2D{pool}, MeanSquaredError");
        }

        yield return ("mean without padding", "Input(3, 7, 6), Conv2D(3, 1), AvgPool2D(3, Stride = 2, Padding = 1, CountIncludePad = false), MeanSquaredError");
        yield return ("maximum of the input", "Input(3, 6, 7), MaxPool2D(2, Stride = 1), Conv2D(4, 3), MeanSquaredError");
        yield return ("mean of the input", "Input(3, 6, 7), AvgPool2D(3, Padding = 1), Flatten, Dense(4), SoftmaxCrossEntropy");
        yield return ("pool before a padded convolution", "Input(1, 9, 9), Conv2D(8, 3, Padding = 1), ReLU, MaxPool2D(2), Conv2D(9, 3, Padding = 1), ReLU, MaxPool2D(3), Flatten, Dense(4), SoftmaxCrossEntropy");
    }

    private static IEnumerable<(string, string)> Elementwise()
    {
        yield return ("dropout of an image", "Input(3, 4, 5), Conv2D(9, 2), Dropout(0.5), Tanh, MeanSquaredError");
        yield return ("dropout of a sequence", "Input(3, 5), Dense(9), Dropout(0.5), Dense(4), MeanSquaredError");
        yield return ("dropout before Flatten", "Input(3, 4, 5), Conv2D(6, 2), ReLU, Dropout(0.5), Flatten, Dense(3), SoftmaxCrossEntropy");
        yield return ("dropout after Flatten", "Input(3, 4, 5), Conv2D(6, 2), ReLU, Flatten, Dropout(0.5), Dense(3), SoftmaxCrossEntropy");
        yield return ("dropout after Flatten of 8 channels", "Input(3, 4, 5), Conv2D(8, 2), ReLU, Flatten, Dropout(0.5), Dense(3), SoftmaxCrossEntropy");
        yield return ("dropout of the input image", "Input(3, 4, 5), Dropout(0.25), Conv2D(6, 3, Padding = 1), MeanSquaredError");
        yield return ("two dropouts", "Input(9), Dense(20), Dropout(0.5), ReLU, Dense(20), Dropout(0.2), Dense(3), SoftmaxCrossEntropy");
        yield return ("everything dropped", "Input(7), Dense(4), Dropout(1), Dense(3), MeanSquaredError");
        yield return ("nothing dropped", "Input(7), Dense(4), Dropout(0), Dense(3), MeanSquaredError");
        yield return ("tanh of an image", "Input(2, 4, 5), Conv2D(9, 2), Tanh, Conv2D(3, 2, Padding = 1), Sigmoid, MeanSquaredError");
        yield return ("relu of the input image", "Input(3, 4, 5), ReLU, Conv2D(6, 3, Padding = 1), MeanSquaredError");
        yield return ("tanh of the input image", "Input(5, 3, 4), Tanh, Flatten, Dense(6), MeanSquaredError");
        yield return ("two activations", "Input(6), Dense(9), ReLU, Tanh, Sigmoid, ReLU, Dense(3), MeanSquaredError");
        yield return ("softmax in the middle", "Input(6), Dense(11), Softmax, Dense(9), Tanh, Dense(3), SoftmaxCrossEntropy");
        yield return ("softmax over channels", "Input(3, 4, 5), Conv2D(9, 1), Softmax, Conv2D(3, 2), MeanSquaredError");
        yield return ("softmax over features", "Input(3, 5), Dense(10), Softmax, Dense(3), MeanSquaredError");
        yield return ("softmax of the input image", "Input(5, 3, 4), Softmax, Conv2D(3, 2), MeanSquaredError");
    }

    private static IEnumerable<(string, string)> Flattened()
    {
        foreach (int c in (int[])[1, 3, 8, 12, 16])
        {
            yield return ($"flatten {c} channels", $"Input(2, 4, 5), Conv2D({c}, 2), Flatten, Dense(9), ReLU, Dense(3), SoftmaxCrossEntropy");
            yield return ($"flatten {c} channels of the input", $"Input({c}, 3, 4), Flatten, Dense(9), MeanSquaredError");
            yield return ($"flatten last, {c} channels", $"Input(2, 3, 4), Conv2D({c}, 2), Flatten, MeanSquaredError");
            yield return ($"activation behind flatten, {c} channels", $"Input(2, 4, 5), Conv2D({c}, 2, Padding = 1), MaxPool2D(2), Flatten, Sigmoid, Dense(3), MeanSquaredError");
        }

        yield return ("flatten a sequence", "Input(3, 4), Dense(2), Flatten, Dense(3), SoftmaxCrossEntropy");
        yield return ("flatten a wide sequence", "Input(5, 9), Dense(8), Flatten, Tanh, Dense(3), SoftmaxCrossEntropy");
        yield return ("flatten a vector", "Input(9), Flatten, Dense(3), Flatten, MeanSquaredError");
        yield return ("softmax behind flatten", "Input(2, 4, 4), Conv2D(3, 2), Flatten, Softmax, Dense(3), MeanSquaredError");
        // The gradient of the convolution's output has a halo, and the dense layer writes it as a vector.
        yield return ("padded convolution behind flatten's", "Input(2, 5, 5), Conv2D(4, 3, Padding = 1), Conv2D(6, 3, Padding = 1), Flatten, Dense(3), SoftmaxCrossEntropy");
        yield return ("unpadded convolutions behind flatten's", "Input(2, 7, 7), Conv2D(8, 3), Conv2D(8, 3), Flatten, Dense(3), SoftmaxCrossEntropy");
        yield return ("strided convolution before flatten", "Input(2, 8, 7), Conv2D(8, 2), Conv2D(9, 3, Stride = 2), Flatten, Dense(3), SoftmaxCrossEntropy");
    }

    private static IEnumerable<(string, string)> Graphs()
    {
        yield return ("residual", "Input(5), Dense(9, Name = \"stem\"), Tanh, Dense(9), Add(\"stem\"), Dense(3), SoftmaxCrossEntropy");
        yield return ("residual of the input", "Input(5), Dense(5), Add(\"input\"), MeanSquaredError");
        yield return ("residual of images", "Input(3, 5, 6), Conv2D(8, 3, Padding = 1, Name = \"stem\"), ReLU, Conv2D(8, 3, Padding = 1), Add(\"stem\"), ReLU, AvgPool2D(2), Flatten, Dense(3), SoftmaxCrossEntropy");
        foreach (int n in (int[])[3, 8, 16, 20, 33])
        {
            yield return ($"residuals of sequences of {n}", $"Input(7, {n}), Dense({n}, Name = \"a\"), Add(\"input\"), Tanh(Name = \"b\"), Dense(9), ReLU, Dense({n}), Add(\"b\"), ReLU(Name = \"c\"), Dense({n}), Add(\"c\"), Dense(2), MeanSquaredError");
        }

        yield return ("residuals of dense layers of dense layers", "Input(4, 5), Dense(8, Name = \"a\"), Dense(8, Name = \"b\", From = \"input\"), Add(\"a\"), Dense(8, Bias = false, Name = \"c\"), Add(\"a\"), Dense(8, Name = \"d\"), Add(\"d\", \"c\"), MeanSquaredError");
        yield return ("residual of narrow images", "Input(3, 5, 6), Conv2D(5, 3, Padding = 1, Name = \"stem\"), ReLU, Conv2D(5, 3, Padding = 1), Add(\"stem\"), MeanSquaredError");
        yield return ("residual of the input image", "Input(3, 5, 6), Conv2D(3, 3, Same = true), Add(\"input\"), MeanSquaredError");
        yield return ("sum of three", "Input(5), Dense(4, Name = \"a\"), Dense(4, Name = \"b\", From = \"input\"), Tanh(Name = \"c\", From = \"a\"), Add(\"a\", \"b\", \"c\"), MeanSquaredError");
        yield return ("one tensor added to itself", "Input(5), Dense(6), Tanh(Name = \"a\"), Add(\"a\", \"a\"), MeanSquaredError");
        yield return ("the input read twice", "Input(5), Dense(4, Name = \"a\"), Dense(4, From = \"input\"), Concat(\"a\"), Dense(3), SoftmaxCrossEntropy");
        yield return ("the input image read thrice", "Input(3, 5, 5), Conv2D(4, 3, Name = \"a\", Padding = 1), Conv2D(4, 1, From = \"input\", Name = \"b\"), Conv2D(4, 3, From = \"input\", Same = true), Add(\"a\", \"b\"), Flatten, Dense(3), SoftmaxCrossEntropy");
        yield return ("inception", "Input(3, 5, 5), Conv2D(4, 1, Name = \"b1\"), Conv2D(5, 3, Name = \"b2\", From = \"input\", Padding = 1), MaxPool2D(3, Name = \"b3\", From = \"input\", Stride = 1, Padding = 1), Concat(\"b1\", \"b2\", \"b3\"), Tanh, Flatten, Dense(3), SoftmaxCrossEntropy");
        yield return ("concat of whole vectors of channels", "Input(3, 5, 5), Conv2D(8, 1, Name = \"b1\"), Conv2D(16, 3, Name = \"b2\", Padding = 1), Concat(\"b1\", \"b2\"), Conv2D(4, 3), MeanSquaredError");
        yield return ("concat last", "Input(3, 4, 4), Conv2D(3, 1, Name = \"a\"), Conv2D(6, 1, Name = \"b\", From = \"input\"), Concat(\"a\", \"b\"), MeanSquaredError");
        yield return ("concat of features", "Input(3, 5), Dense(4, Name = \"a\"), Tanh, Concat(\"a\"), Dense(2), MeanSquaredError");
        yield return ("concat of vectors", "Input(5), Dense(4, Name = \"a\"), Dense(3, Name = \"b\", From = \"input\"), Concat(\"b\", \"a\", \"b\"), Sigmoid, Dense(2), SoftmaxCrossEntropy");
        yield return ("concat with the input", "Input(5), Dense(4), ReLU, Concat(\"input\"), Dense(2), MeanSquaredError");
        yield return ("concat with the input image", "Input(3, 5, 5), Conv2D(6, 3, Padding = 1), ReLU, Concat(\"input\"), Conv2D(2, 3), MeanSquaredError");
        yield return ("concat of flattened images", "Input(2, 4, 4), Conv2D(3, 3, Name = \"first\"), Flatten(Name = \"a\"), MaxPool2D(2, From = \"first\"), Flatten, Concat(\"a\"), Dense(3), SoftmaxCrossEntropy");
        yield return ("two readers, dense", "Input(5), Dense(9), Tanh(Name = \"first\"), Dense(4, Name = \"a\"), Dense(4, From = \"first\"), Add(\"a\"), MeanSquaredError");
        yield return ("two readers, activations", "Input(5), Dense(9), Tanh(Name = \"first\"), Sigmoid(Name = \"a\"), Softmax(Name = \"b\", From = \"first\"), Dropout(0.4, Name = \"c\", From = \"first\"), ReLU(From = \"first\"), Add(\"a\", \"b\", \"c\", \"first\"), MeanSquaredError");
        yield return ("two readers, convolutions", "Input(2, 5, 5), Conv2D(9, 2), Tanh(Name = \"first\"), Conv2D(2, 3, Name = \"a\", Same = true), Conv2D(2, 3, From = \"first\", Same = true), Add(\"a\"), MeanSquaredError");
        yield return ("two readers, pools", "Input(2, 6, 6), Conv2D(5, 1), Tanh(Name = \"first\"), MaxPool2D(2, Name = \"a\"), MaxPool2D(2, Name = \"b\", From = \"first\"), AvgPool2D(2, Name = \"c\", From = \"first\"), AvgPool2D(2, From = \"first\"), Add(\"a\", \"b\", \"c\", \"avgpool2d2\"), MeanSquaredError");
        yield return ("two readers, flatten and concat", "Input(2, 2, 2), Conv2D(3, 1), Tanh(Name = \"first\"), Flatten(Name = \"a\"), Flatten(Name = \"b\", From = \"first\"), Concat(\"a\", \"b\", \"a\"), Dense(3), MeanSquaredError");
        yield return ("relu that two read", "Input(6), Dense(9), ReLU(Name = \"first\"), Dense(9), Add(\"first\"), Dense(2), MeanSquaredError");
        yield return ("convolution that relu and another read", "Input(2, 4, 5), Conv2D(6, 3, Padding = 1, Name = \"first\"), ReLU, Conv2D(6, 1), Add(\"first\"), MeanSquaredError");
        yield return ("a layer that nothing needs", "Input(5), Dense(4, Name = \"aside\"), Tanh(Name = \"more\"), Dense(3, From = \"input\"), MeanSquaredError");
    }

    private static IEnumerable<(string, string)> Losses()
    {
        yield return ("squares of a vector", "Input(9), Dense(17), Tanh, Dense(9), MeanSquaredError");
        yield return ("squares of a sequence", "Input(4, 5), Dense(7), MeanSquaredError");
        yield return ("squares of an image", "Input(2, 4, 5), Conv2D(3, 2), Tanh, MeanSquaredError");
        yield return ("squares of a wide image", "Input(2, 4, 4), Conv2D(17, 2), MeanSquaredError");
        yield return ("cross-entropy of two", "Input(7), Tanh, Dense(2), SoftmaxCrossEntropy");
        yield return ("cross-entropy of a flattened convolution", "Input(3, 3, 4), Conv2D(5, 3, 4), Flatten, SoftmaxCrossEntropy");
        yield return ("cross-entropy of flattened pixels", "Input(1, 5, 5), Conv2D(3, 3), Flatten, SoftmaxCrossEntropy");
        yield return ("no loss", "Input(5), Dense(9), ReLU, Dense(3)");
        yield return ("no loss, images", "Input(3, 6, 6), Conv2D(9, 3, Padding = 1), ReLU, MaxPool2D(2)");
    }
}
