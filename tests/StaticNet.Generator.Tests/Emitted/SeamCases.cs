namespace StaticNet.Generator.Tests.Emitted;

/// <summary>
/// The rows of <see cref="LayerCases"/> for convolutions over widths that tiles do not divide, whose tiles cross from a row of pixels to
/// the next one (decision 31): even and odd heights, halos of all kinds, and everything that a tile does at its end.
/// </summary>
internal static class SeamCases
{
    public static IEnumerable<(string, string)> Rows()
    {
        foreach ((string name, string input, string convolution) in ((string, string, string)[])[
            ("32 columns", "8, 4, 32", "Conv2D(16, 3, Padding = 1)"),
            ("32 columns and a row alone", "8, 5, 32", "Conv2D(16, 3, Padding = 1)"),
            ("20 columns", "8, 6, 20", "Conv2D(16, 3, Dilation = 2, Padding = 2)"),
            ("20 columns and a narrow panel", "8, 4, 20", "Conv2D(24, 3, Padding = 1)"),
            ("14 columns", "8, 4, 14", "Conv2D(34, 3, Padding = 1)"),
            ("8 columns in groups", "16, 6, 8", "Conv2D(32, 3, Groups = 2, Padding = 1)"),
            ("8 columns in groups of 10 filters", "16, 5, 8", "Conv2D(20, 3, Groups = 2, Padding = 1)"),
            ("7 columns", "16, 7, 7", "Conv2D(16, 3, Padding = 1)"),
            ("three columns", "16, 5, 3", "Conv2D(16, 3, Padding = 1)"),
            ("a column", "24, 5, 1", "Conv2D(16, 3, Padding = 1)"),
            ("no padding", "9, 6, 10", "Conv2D(16, 3)"),
            ("no gap between rows", "24, 6, 8", "Conv2D(16, 3, 1)"),
            ("rows that overlap", "24, 6, 15", "Conv2D(16, 3, 1, StrideHeight = 1, StrideWidth = 2)"),
            ("stride 2", "8, 9, 16", "Conv2D(16, 3, Stride = 2, Padding = 1)"),
            ("more padding than needed", "8, 4, 6", "Conv2D(16, 3, PaddingLeft = 3, PaddingTop = 2, PaddingRight = 1)"),
            ("8 filters of 16 columns", "8, 5, 16", "Conv2D(8, 3, Padding = 1)"),
            ("points of a padded image", "64, 4, 8", "Conv2D(16, 1, Padding = 1)"),
        ])
        {
            yield return ($"across rows, {name}", $"Input({input}), {convolution}, MeanSquaredError");
            yield return ($"across rows behind another, {name}", $"Input({input}), Conv2D({input.Split(',')[0]}, 1), Tanh, {convolution}, ReLU, Conv2D(3, 2, Padding = 1), MeanSquaredError");
        }

        // What is fused with a convolution, and what its input gradient is added to or gated by; with a method for each, and with one for all.
        yield return ("across rows, function of many instructions", "Input(8, 4, 8), Conv2D(16, 3, Padding = 1), Tanh, Conv2D(16, 3, Padding = 1), GELU, Conv2D(16, 3), Sigmoid, MeanSquaredError");
        yield return ("across rows, residual in place", "Input(16, 6, 8), Conv2D(16, 3, Padding = 1, Name = \"a\"), Conv2D(16, 3, Padding = 1), Add(\"a\"), MeanSquaredError");
        yield return ("across rows, gradients that add up", "Input(8, 5, 8), Conv2D(16, 3, Padding = 1, Name = \"x\"), Conv2D(24, 3, Name = \"a\"), Conv2D(24, 3, From = \"x\"), Add(\"a\"), MeanSquaredError");
        yield return ("across rows, floors, gates and residuals", "Input(16, 7, 8), Conv2D(16, 3, Padding = 1, Name = \"a\"), ReLU, Conv2D(16, 3, Padding = 1), Add(\"a\"), ReLU, Conv2D(16, 3, Padding = 1, Bias = false), Conv2D(16, 3, Padding = 1), ReLU, MeanSquaredError");
        yield return ("across rows of two columns, floors, gates and residuals", "Input(16, 4, 2), Conv2D(16, 3, Padding = 1, Name = \"a\"), ReLU, Conv2D(16, 3, Padding = 1), Add(\"a\"), ReLU, Conv2D(16, 3, Padding = 1, Bias = false), Conv2D(16, 3, Padding = 1), ReLU, MeanSquaredError");
        yield return ("across rows, transposed", "Input(16, 5, 8), Conv2D(16, 1), Tanh, ConvTranspose2D(16, 3, Padding = 1), ReLU, ConvTranspose2D(16, 3, 2, StrideHeight = 2), MeanSquaredError");
    }
}
