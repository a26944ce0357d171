namespace StaticNet.Generator.Tests.Emitted;

/// <summary>The rows of <see cref="LayerCases"/> for layers on images and signals, changes of shape, and joins.</summary>
internal static class SpatialLayerCases
{
    public static IEnumerable<(string, string)> Rows() => [.. Sized(), .. Convolutions(), .. Signals(), .. Pools(), .. Shapes(), .. Joins(), .. Readers()];

    private static IEnumerable<(string, string)> Sized()
    {
        foreach (int n in (int[])[1, 7, 8, 9, 31, 33])
        {
            yield return ($"depthwise of {n} channels", $"Input(2, 3, 4), Conv2D({n}, 1), DepthwiseConv2D(3, Padding = 1), MeanSquaredError");
            yield return ($"separable of {n} channels", $"Input({n}, 3, 4), Tanh, SeparableConv2D(3, 2), MeanSquaredError");
            yield return ($"separable to {n} channels", $"Input(2, 3, 4), Tanh, SeparableConv2D({n}, 2, Padding = 1), MeanSquaredError");
            yield return ($"transposed to {n} channels", $"Input(3, 2, 3), Conv2D(3, 1), ConvTranspose2D({n}, 2, Stride = 2), MeanSquaredError");
            yield return ($"transposed of {n} channels", $"Input(2, 2, 3), Conv2D({n}, 1), ConvTranspose2D(3, 3, Stride = 2, Padding = 1, OutputPadding = 1), MeanSquaredError");
            yield return ($"signal convolution of {n} channels", $"Input({n}, 5), Tanh, Conv1D(3, 3), MeanSquaredError");
            yield return ($"signal convolution to {n} channels of {n} elements", $"Input(2, {n}), Tanh, Conv1D({n}, 3, Padding = 1), Conv1D(2, 1), MeanSquaredError");
            yield return ($"pools of signals of {n} channels", $"Input(2, 8), Conv1D({n}, 2), MaxPool1D(2, Stride = 1, Padding = 1), AvgPool1D(2), MeanSquaredError");
            yield return ($"global mean of {n} channels", $"Input(2, 3, 4), Conv2D({n}, 1), GlobalAvgPool, MeanSquaredError");
            yield return ($"global maximum of {n} channels", $"Input(2, 3, 4), Conv2D({n}, 1), GlobalMaxPool, MeanSquaredError");
            yield return ($"spatial dropout of {n} channels", $"Input(2, 3, 3), Conv2D({n}, 1), SpatialDropout(0.4), MeanSquaredError");
            yield return ($"reshape to {n} channels", $"Input(5), Dense({4 * n}), Reshape({n}, 2, 2), Tanh, Reshape({n}, 4), Reshape(4, {n}), Flatten, MeanSquaredError");
            yield return ($"permute {n} channels", $"Input(2, 3, 4), Conv2D({n}, 1), Permute(1, 2, 0), Tanh, Permute(2, 0, 1), MeanSquaredError");
            yield return ($"border of {n} channels", $"Input(2, 3, 4), Conv2D({n}, 1), ZeroPad2D(1, 0, 2, 1), Tanh, Crop2D(1, 1, 0, 2), MeanSquaredError");
            yield return ($"upsampled {n} channels", $"Input(2, 2, 3), Conv2D({n}, 1), Upsample2D(2), Upsample2D(2, Mode = UpsampleMode.Bilinear), MeanSquaredError");
            yield return ($"shuffle to {n} channels", $"Input(2, 2, 3), Conv2D({4 * n}, 1), PixelShuffle(2), MeanSquaredError");
            yield return ($"joins of {n}", $"Input({n}), Dense({n}, Name = \"a\"), Tanh(Name = \"b\"), Multiply(\"a\", \"b\", \"input\"), Subtract(\"a\"), Average(\"b\"), Maximum(\"a\"), Dense({n}), Add(\"b\"), Concat(\"a\"), Dense(2), MeanSquaredError");
        }
    }

    private static IEnumerable<(string, string)> Convolutions()
    {
        yield return ("depthwise, strided and dilated", "Input(5, 9, 8), DepthwiseConv2D(3, 2, Stride = 2, Dilation = 3, Padding = 2), MeanSquaredError");
        yield return ("depthwise that drops rows", "Input(2, 8, 9), Conv2D(5, 1), DepthwiseConv2D(3, Stride = 4, Bias = false), MeanSquaredError");
        yield return ("depthwise, same", "Input(2, 5, 6), Conv2D(5, 1), DepthwiseConv2D(4, Same = true), ReLU, Conv2D(3, 1), MeanSquaredError");
        yield return ("depthwise with a wide kernel", "Input(3, 4, 16), DepthwiseConv2D(2, 13, Padding = 1), MeanSquaredError");
        yield return ("depthwise with multiplier", "Input(2, 4, 5), Conv2D(5, 1), DepthwiseConv2D(3, Multiplier = 3, Padding = 1), MeanSquaredError");
        yield return ("separable, strided", "Input(5, 6, 5), SeparableConv2D(4, 3, Padding = 1, Stride = 2), MeanSquaredError");
        yield return ("separable with multiplier", "Input(3, 6, 5), Tanh, SeparableConv2D(7, 3, Multiplier = 2, Bias = false), MeanSquaredError");
        yield return ("two separables", "Input(3, 6, 6), SeparableConv2D(9, 3, Same = true), Tanh, SeparableConv2D(4, 3), GlobalAvgPool, SoftmaxCrossEntropy");
        yield return ("transposed, rectangular", "Input(3, 3, 4), Conv2D(3, 1), ConvTranspose2D(4, 3, 2, StrideHeight = 2, PaddingTop = 1, PaddingRight = 1), MeanSquaredError");
        yield return ("transposed, stride larger than the kernel", "Input(3, 3, 2), Conv2D(9, 1), ConvTranspose2D(2, 2, Stride = 3, OutputPadding = 2), MeanSquaredError");
        yield return ("transposed, dilated", "Input(2, 4, 3), Conv2D(9, 1), ConvTranspose2D(3, 3, Stride = 2, Dilation = 3, Padding = 2, OutputPadding = 2), MeanSquaredError");
        yield return ("transposed in groups", "Input(6, 3, 3), Conv2D(6, 1), ConvTranspose2D(4, 3, Groups = 2, Stride = 2, Bias = false), MeanSquaredError");
        yield return ("transposed, much padding", "Input(2, 5, 5), Conv2D(3, 1), ConvTranspose2D(3, 2, Stride = 2, Padding = 3), MeanSquaredError");
        yield return ("down and up", "Input(2, 7, 6), Conv2D(9, 3, Stride = 2, Padding = 1), Tanh, ConvTranspose2D(5, 3, Stride = 2, Padding = 1), ReLU, ConvTranspose2D(2, 2), MeanSquaredError");
    }

    private static IEnumerable<(string, string)> Signals()
    {
        yield return ("signal, strided and dilated", "Input(3, 14), Tanh, Conv1D(4, 3, Stride = 2, Dilation = 3, PaddingLeft = 2), MeanSquaredError");
        yield return ("signal, same", "Input(3, 8), Tanh, Conv1D(4, 4, Same = true, Stride = 3), MeanSquaredError");
        yield return ("signal in groups", "Input(6, 7), Conv1D(6, 1), Conv1D(9, 3, Groups = 3, Bias = false), MeanSquaredError");
        yield return ("signals", "Input(2, 12), Conv1D(9, 3, Padding = 1), ReLU, MaxPool1D(2), Conv1D(8, 3, Padding = 1), Tanh, AvgPool1D(3, Padding = 1), Flatten, Dense(3), SoftmaxCrossEntropy");
        yield return ("residual of signals", "Input(3, 7), Conv1D(5, 3, Padding = 1, Name = \"stem\"), Tanh, Conv1D(5, 3, Padding = 1), Add(\"stem\"), MeanSquaredError");
        yield return ("a sequence as a signal", "Input(6, 4), Dense(3), Permute(1, 0), Conv1D(4, 2), Softmax, MeanSquaredError");
        yield return ("maximum of a signal with overlap", "Input(3, 9), Conv1D(3, 1), MaxPool1D(3, Stride = 2, Padding = 1, CeilMode = true), MeanSquaredError");
        yield return ("mean of a signal without padding", "Input(3, 8), Conv1D(3, 1), AvgPool1D(3, Stride = 2, Padding = 1, CountIncludePad = false, CeilMode = true), MeanSquaredError");
    }

    private static IEnumerable<(string, string)> Pools()
    {
        foreach (string counted in (string[])["true", "false"])
        {
            yield return ($"mean rounded up, counted {counted}", $"Input(3, 6, 7), Conv2D(3, 1), AvgPool2D(3, Stride = 2, CeilMode = true, CountIncludePad = {counted}), MeanSquaredError");
            yield return ($"mean rounded up with padding, counted {counted}", $"Input(3, 7, 6), Conv2D(3, 1), AvgPool2D(3, Stride = 2, Padding = 1, CeilMode = true, CountIncludePad = {counted}), MeanSquaredError");
        }

        yield return ("maximum rounded up", "Input(3, 6, 7), Conv2D(3, 1), MaxPool2D(2, CeilMode = true), MeanSquaredError");
        yield return ("maximum rounded up, no window behind the end", "Input(3, 5, 5), Conv2D(3, 1), MaxPool2D(2, Stride = 3, Padding = 1, CeilMode = true), MeanSquaredError");
        yield return ("global pools of one pixel", "Input(3, 4, 4), Conv2D(9, 4), GlobalMaxPool, Dense(3), SoftmaxCrossEntropy");
        yield return ("global mean of a padded image", "Input(3, 4, 4), Conv2D(9, 3, Padding = 1, Name = \"a\"), Conv2D(9, 3, Padding = 1), Add(\"a\"), GlobalAvgPool, Dense(3), SoftmaxCrossEntropy");
    }

    private static IEnumerable<(string, string)> Shapes()
    {
        yield return ("reshape of an image to another", "Input(2, 4, 3), Conv2D(4, 1), Reshape(6, 2, 4), Tanh, MeanSquaredError");
        yield return ("reshape to a sequence", "Input(2, 4, 3), Conv2D(4, 1), Reshape(6, 8), Dense(3), Reshape(18), MeanSquaredError");
        yield return ("reshape to one pixel and back", "Input(5), Dense(9), Reshape(9, 1, 1), Conv2D(3, 3, Padding = 1), Reshape(1, 3), Dense(2), Reshape(2), MeanSquaredError");
        foreach (string axes in (string[])["0, 1, 2", "0, 2, 1", "1, 0, 2", "1, 2, 0", "2, 0, 1", "2, 1, 0"])
            yield return ($"permute {axes}", $"Input(3, 4, 5), Conv2D(9, 2), Permute({axes}), Tanh, MeanSquaredError");
        yield return ("permute a sequence", "Input(3, 9), Dense(5), Permute(1, 0), Dense(4), MeanSquaredError");
        yield return ("permute a vector", "Input(3), Dense(5), Permute(0), MeanSquaredError");
        yield return ("zeros around", "Input(3, 3, 4), Conv2D(9, 1), ZeroPad2D(1, 2, 0, 3), Conv2D(2, 2, Padding = 1), MeanSquaredError");
        yield return ("crop", "Input(3, 6, 7), Conv2D(9, 3, Padding = 1), Crop2D(1, 2, 0, 3), Conv2D(2, 2, Padding = 1), MeanSquaredError");
        foreach (string mode in (string[])["Nearest", "Bilinear"])
        {
            yield return ($"upsample 3 times, {mode}", $"Input(2, 3, 2), Conv2D(9, 1), Upsample2D(3, Mode = UpsampleMode.{mode}), Conv2D(2, 3, Padding = 1), MeanSquaredError");
            yield return ($"upsample one pixel, {mode}", $"Input(2, 1, 1), Conv2D(3, 1), Upsample2D(2, Mode = UpsampleMode.{mode}), MeanSquaredError");
        }

        yield return ("pixel shuffle of 3", "Input(9, 2, 2), Tanh, PixelShuffle(3), Conv2D(2, 3, Padding = 1), MeanSquaredError");
        yield return ("spatial dropout between convolutions", "Input(3, 4, 5), Conv2D(9, 2), SpatialDropout(0.5), Conv2D(3, 3, Padding = 1), MeanSquaredError");
        yield return ("every channel dropped", "Input(3, 2, 2), Conv2D(9, 1), SpatialDropout(1), MeanSquaredError");
    }

    private static IEnumerable<(string, string)> Joins()
    {
        yield return ("gate", "Input(5), Dense(9, Name = \"v\"), Dense(9, From = \"input\"), Sigmoid(Name = \"s\"), Multiply(\"v\", \"s\"), Dense(2), SoftmaxCrossEntropy");
        yield return ("square", "Input(5), Dense(5), Tanh(Name = \"a\"), Multiply(\"a\", \"a\"), MeanSquaredError");
        yield return ("difference of three", "Input(5), Dense(5, Name = \"a\"), Tanh(Name = \"b\"), Subtract(\"a\", \"b\", \"input\"), MeanSquaredError");
        yield return ("mean of images", "Input(2, 4, 4), Conv2D(9, 3, Name = \"a\", Padding = 1), Tanh(Name = \"b\"), Conv2D(9, 3, Name = \"c\", Padding = 1), Average(\"a\", \"b\", \"c\"), MeanSquaredError");
        yield return ("maximum of three", "Input(9), Dense(9, Name = \"a\"), Dense(9, Name = \"b\"), Maximum(\"a\", \"b\", \"input\"), MeanSquaredError");
        yield return ("maximum of flattened images", "Input(2, 3, 3), Conv2D(8, 2, Name = \"a\"), Conv2D(8, 2, Name = \"b\", From = \"input\"), Flatten(Name = \"c\", From = \"a\"), Flatten(From = \"b\"), Maximum(\"c\"), Multiply(\"c\"), Dense(3), SoftmaxCrossEntropy");
        yield return ("product of signals", "Input(3, 6), Conv1D(5, 2, Name = \"a\"), Sigmoid, Multiply(\"a\"), Conv1D(2, 2), MeanSquaredError");
    }

    // Everything that can write a gradient adds to one too: "first" has two readers of each kind.
    private static IEnumerable<(string, string)> Readers()
    {
        foreach (string layer in (string[])["DepthwiseConv2D(3, Padding = 1", "DepthwiseConv2D(3, Padding = 1, Multiplier = 2", "SeparableConv2D(3, 3", "ConvTranspose2D(3, 3, Stride = 2", "GlobalAvgPool(", "GlobalMaxPool(",
            "SpatialDropout(0.4", "Reshape(2, 4, 8", "Permute(2, 0, 1", "ZeroPad2D(1, 0, 2, 0", "Crop2D(1, 0, 2, 0", "Upsample2D(2", "Upsample2D(2, Mode = UpsampleMode.Bilinear", "PixelShuffle(2"])
        {
            string next = layer.EndsWith('(') ? layer : $"{layer}, ";
            yield return ($"two readers, {layer})", $"Input(4, 4, 4), Conv2D(4, 1), Tanh(Name = \"first\"), {next}Name = \"a\"), {next}From = \"first\"), Add(\"a\"), MeanSquaredError");
        }

        yield return ("two readers, signals", "Input(4, 6), Conv1D(4, 1), Tanh(Name = \"first\"), Conv1D(4, 3, Name = \"a\"), Conv1D(4, 3, From = \"first\"), Add(\"a\"), MaxPool1D(2, Name = \"b\"), AvgPool1D(2, From = \"add1\"), Subtract(\"b\"), MeanSquaredError");
        yield return ("two readers, joins", "Input(5), Dense(9), Tanh(Name = \"first\"), Sigmoid(Name = \"a\"), Multiply(\"first\", \"a\", Name = \"b\"), Subtract(\"first\", \"a\", Name = \"c\"), Average(\"first\", \"a\", Name = \"d\"), Maximum(\"first\", \"c\", Name = \"e\"), Add(\"b\", \"c\", \"d\", \"e\"), MeanSquaredError");
    }
}
