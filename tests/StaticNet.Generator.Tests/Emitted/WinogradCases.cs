namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Convolutions by Winograd's algorithm: sizes around its tiles, channels around the width of vectors, and what is fused into them.</summary>
internal static class WinogradCases
{
    public static IEnumerable<(string, string)> Rows()
    {
        foreach (string form in (string[])["F2", "F4"])
        {
            string conv = $"3, Padding = 1, Algorithm = ConvolutionAlgorithm.Winograd{form}", bare = $"3, Algorithm = ConvolutionAlgorithm.Winograd{form}";
            foreach (int n in (int[])[1, 7, 8, 9, 16, 31, 33])
                yield return ($"Winograd {form} of {n} channels", $"Input({n}, 5, 6), Conv2D({n}, {conv}), ReLU, Conv2D({n}, {bare}), MeanSquaredError");
            foreach ((int rows, int columns) in ((int, int)[])[(1, 9), (2, 3), (3, 8), (4, 4), (7, 5), (9, 1), (13, 12)])
                yield return ($"Winograd {form} of {rows} x {columns}", $"Input(3, {rows}, {columns}), Conv2D(9, {conv}), Tanh, Conv2D(4, {conv}), MeanSquaredError");
            foreach ((int rows, int columns) in ((int, int)[])[(1, 9), (2, 3), (4, 4), (7, 5), (9, 1), (13, 12)])
                yield return ($"Winograd {form}, gradients of {rows} x {columns}", $"Input(17, {rows}, {columns}), Conv2D(16, {conv}), Tanh, Conv2D(26, {conv}), MeanSquaredError");
            yield return ($"Winograd {form}, gradients without padding", $"Input(16, 9, 11), Conv2D(33, {bare}), ReLU, Conv2D(16, {bare}, Bias = false), Flatten, Dense(3), SoftmaxCrossEntropy");
            yield return ($"Winograd {form}, gradients of residual blocks", $"Input(16, 8, 8), Conv2D(16, {conv}, Bias = false), BatchNorm, ReLU, Conv2D(16, {conv}, Bias = false), BatchNorm, Add(\"input\"), ReLU(Name = \"r\"), Conv2D(16, {conv}), Add(\"r\"), ReLU, Conv2D(3, {conv}), Flatten, Dense(4), SoftmaxCrossEntropy");
            yield return ($"Winograd {form} in blocks", $"Input(2, 23, 37), Conv2D(17, {conv}), ReLU, Conv2D(2, {bare}), MeanSquaredError");
            yield return ($"Winograd {form} with other paddings", $"Input(3, 4, 5), Conv2D(3, 1), Tanh, Conv2D(10, 3, PaddingTop = 4, PaddingLeft = 1, PaddingRight = 2, Algorithm = ConvolutionAlgorithm.Winograd{form}), Flatten, Dense(3), SoftmaxCrossEntropy");
            yield return ($"Winograd {form} of the input", $"Input(1, 6, 7), Conv2D(26, {bare}, Bias = false), MaxPool2D(2), MeanSquaredError");
            yield return ($"Winograd {form} that adds to a gradient", $"Input(3, 6, 6), Conv2D(10, 1, Name = \"x\"), Conv2D(10, {conv}, Name = \"a\"), Conv2D(10, {conv}, From = \"x\"), Add(\"a\", \"x\"), Conv2D(2, 1), MeanSquaredError");
            yield return ($"Winograd {form} in a residual block", $"Input(9, 6, 7), Conv2D(9, {conv}, Bias = false), BatchNorm, ReLU, Conv2D(9, {conv}, Bias = false), BatchNorm, Add(\"input\"), ReLU, Conv2D(3, {conv}), Flatten, Dense(4), SoftmaxCrossEntropy");
            yield return ($"Winograd {form} with a residual and no normalisation", $"Input(8, 5, 6), Conv2D(8, {conv}), ReLU, Conv2D(8, {conv}), Add(\"relu1\"), ReLU, Conv2D(3, {conv}), MeanSquaredError");
            yield return ($"Winograd {form} beside direct convolutions", $"Input(3, 9, 8), Conv2D(12, 3, Stride = 2, Padding = 1), ReLU, Conv2D(12, {conv}), ReLU, Conv2D(5, 3, Padding = 1), Flatten, Dense(3), SoftmaxCrossEntropy");
        }

        yield return ("Winograd by size", "Input(3, 8, 8), Conv2D(9, 3, Padding = 1, Algorithm = ConvolutionAlgorithm.Winograd), MaxPool2D(2), Conv2D(8, 3, Padding = 1, Algorithm = ConvolutionAlgorithm.Winograd), ReLU, Conv2D(3, 3, Algorithm = ConvolutionAlgorithm.Winograd), MeanSquaredError");
    }
}
