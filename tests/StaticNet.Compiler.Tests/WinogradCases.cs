namespace StaticNet.Compiler.Tests;

/// <summary>Gradient cases of convolutions by Winograd's algorithm: each size around its tiles and the vectors, and all that is fused into one.</summary>
internal static class WinogradCases
{
    private static readonly object Squares = new MeanSquaredErrorAttribute();

    public static IEnumerable<(string Name, object[] Attributes)> All()
    {
        foreach (ConvolutionAlgorithm algorithm in new[] { ConvolutionAlgorithm.WinogradF2, ConvolutionAlgorithm.WinogradF4 })
        {
            Conv2DAttribute Conv(int filters) => new(filters, 3) { Padding = 1, Algorithm = algorithm };
            for (int size = 1; size <= 9; size++)
                yield return ($"{algorithm} of {size} columns", [new InputAttribute(2, 10 - size, size), Conv(2), new TanhAttribute(), Conv(1), Squares]);
            foreach (int channels in new[] { 7, 8, 9, 17 })
                yield return ($"{algorithm} of {channels} channels", [new InputAttribute(channels, 3, 4), Conv(18 - channels), new TanhAttribute(), Conv(2), Squares]);
            foreach ((int rows, int columns) in new[] { (3, 4), (5, 6), (8, 2) })
                yield return ($"{algorithm}, gradients of {rows} x {columns}", [new InputAttribute(17, rows, columns), Conv(16), new TanhAttribute(), Conv(1), Squares]);
            yield return ($"{algorithm} without padding", [new InputAttribute(2, 6, 7), new Conv2DAttribute(3, 3) { Algorithm = algorithm }, new Conv2DAttribute(2, 3) { Algorithm = algorithm, Bias = false }, Squares]);
            yield return ($"{algorithm} with other paddings", [new InputAttribute(2, 3, 4), new TanhAttribute(), new Conv2DAttribute(3, 3) { Algorithm = algorithm, PaddingTop = 4, PaddingLeft = 1, PaddingRight = 2 }, Squares]);
            yield return ($"{algorithm}, same", [new InputAttribute(2, 5, 6), new TanhAttribute(), new Conv2DAttribute(3, 3) { Algorithm = algorithm, Same = true }, Squares]);
            yield return ($"{algorithm}, many tiles", [new InputAttribute(1, 17, 19), Conv(2), new TanhAttribute(), Conv(1), Squares]);
            yield return ($"{algorithm}, two readers", [new InputAttribute(2, 5, 5), new TanhAttribute { Name = "first" }, Conv(2), new TanhAttribute { Name = "a" }, new Conv2DAttribute(2, 3) { From = "first", Padding = 1, Algorithm = algorithm }, new AddAttribute("a"), Squares]);
            yield return ($"{algorithm}, residual of batch norms", [new InputAttribute(3, 4, 5), Conv(3), new BatchNormAttribute { Name = "a" }, new ReLUAttribute { Name = "b" }, Conv(3), new BatchNormAttribute(), new AddAttribute("b"), new ReLUAttribute(), Conv(2), Squares]);
        }

        yield return ("Winograd by size", [new InputAttribute(2, 6, 4), new Conv2DAttribute(3, 3) { Algorithm = ConvolutionAlgorithm.Winograd }, new TanhAttribute(), new Conv2DAttribute(2, 3) { Algorithm = ConvolutionAlgorithm.Winograd, Padding = 1 }, Squares]);
    }
}
