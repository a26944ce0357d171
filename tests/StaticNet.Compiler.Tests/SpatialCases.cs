namespace StaticNet.Compiler.Tests;

/// <summary>Gradient cases of layers on images and signals, of changes of shape, and of joins.</summary>
internal static class SpatialCases
{
    private static readonly object Squares = new MeanSquaredErrorAttribute();
    private static readonly object CrossEntropy = new SoftmaxCrossEntropyAttribute();

    public static IEnumerable<(string Name, object[] Attributes)> All() => [.. Sized(), .. Convolutions(), .. Signals(), .. Pools(), .. Shapes(), .. Joins(), .. Readers()];

    private static IEnumerable<(string, object[])> Sized()
    {
        foreach (int size in new[] { 1, 7, 8, 9, 31, 33 })
        {
            yield return ($"depthwise of {size} channels", [new InputAttribute(size, 3, 4), new DepthwiseConv2DAttribute(3) { Padding = 1 }, Squares]);
            yield return ($"depthwise of {size} columns", [new InputAttribute(2, 3, size), new DepthwiseConv2DAttribute(3) { Padding = 1, Stride = 2 }, Squares]);
            yield return ($"transposed to {size} channels", [new InputAttribute(3, 2, 3), new ConvTranspose2DAttribute(size, 2) { Stride = 2 }, Squares]);
            yield return ($"transposed of {size} columns", [new InputAttribute(2, 2, size), new ConvTranspose2DAttribute(3, 3) { Stride = 2, Padding = 1, OutputPadding = 1 }, Squares]);
            yield return ($"signal convolution of {size} channels", [new InputAttribute(size, 5), new Conv1DAttribute(3, 3), Squares]);
            yield return ($"signal convolution of {size} elements", [new InputAttribute(2, size), new Conv1DAttribute(3, 3) { Padding = 1 }, new TanhAttribute(), new Conv1DAttribute(2, 1), Squares]);
            yield return ($"global mean of {size} channels", [new InputAttribute(size, 3, 4), new GlobalAvgPoolAttribute(), Squares]);
            yield return ($"global maximum of {size} channels", [new InputAttribute(size, 3, 4), new GlobalMaxPoolAttribute(), Squares]);
            yield return ($"spatial dropout of {size} channels", [new InputAttribute(size, 2, 3), new SpatialDropoutAttribute(0.4), Squares]);
            yield return ($"upsampled {size} channels", [new InputAttribute(size, 2, 3), new Upsample2DAttribute(2) { Mode = UpsampleMode.Bilinear }, Squares]);
            yield return ($"joins of {size}", [new InputAttribute(size), new DenseAttribute(size) { Name = "a" }, new TanhAttribute { Name = "b" }, new MultiplyAttribute("a", "b", "input"), new SubtractAttribute("a"), new AverageAttribute("b"), new MaximumAttribute("a"), Squares]);
        }
    }

    private static IEnumerable<(string, object[])> Convolutions()
    {
        yield return ("depthwise, strided and dilated", [new InputAttribute(5, 9, 8), new DepthwiseConv2DAttribute(3, 2) { Stride = 2, Dilation = 3, Padding = 2 }, Squares]);
        yield return ("depthwise that drops rows", [new InputAttribute(5, 8, 9), new DepthwiseConv2DAttribute(3) { Stride = 4, Bias = false }, Squares]);
        yield return ("depthwise, same", [new InputAttribute(5, 5, 6), new DepthwiseConv2DAttribute(4) { Same = true }, Squares]);
        yield return ("depthwise with a wide kernel", [new InputAttribute(3, 4, 16), new DepthwiseConv2DAttribute(2, 13) { Padding = 1 }, Squares]);
        yield return ("depthwise with multiplier", [new InputAttribute(5, 4, 5), new DepthwiseConv2DAttribute(3) { Multiplier = 3, Padding = 1 }, Squares]);
        yield return ("depthwise, padding larger than the kernel", [new InputAttribute(2, 3, 3), new DepthwiseConv2DAttribute(2) { Padding = 4 }, Squares]);
        yield return ("separable", [new InputAttribute(5, 6, 5), new SeparableConv2DAttribute(4, 3) { Padding = 1, Stride = 2 }, Squares]);
        yield return ("separable with multiplier", [new InputAttribute(3, 6, 5), new SeparableConv2DAttribute(7, 3) { Multiplier = 2, Bias = false }, Squares]);
        yield return ("two separables", [new InputAttribute(3, 6, 6), new SeparableConv2DAttribute(9, 3) { Same = true }, new TanhAttribute(), new SeparableConv2DAttribute(4, 3), new GlobalAvgPoolAttribute(), CrossEntropy]);
        yield return ("transposed", [new InputAttribute(3, 4, 5), new ConvTranspose2DAttribute(4, 3), Squares]);
        yield return ("transposed, rectangular", [new InputAttribute(3, 3, 4), new ConvTranspose2DAttribute(4, 3, 2) { StrideHeight = 2, PaddingTop = 1, PaddingRight = 1 }, Squares]);
        yield return ("transposed, stride larger than the kernel", [new InputAttribute(3, 3, 2), new ConvTranspose2DAttribute(2, 2) { Stride = 3, OutputPadding = 2 }, Squares]);
        yield return ("transposed, dilated", [new InputAttribute(2, 4, 3), new ConvTranspose2DAttribute(3, 3) { Stride = 2, Dilation = 3, Padding = 2, OutputPadding = 2 }, Squares]);
        yield return ("transposed in groups", [new InputAttribute(6, 3, 3), new ConvTranspose2DAttribute(4, 3) { Groups = 2, Stride = 2, Bias = false }, Squares]);
        yield return ("transposed, much padding", [new InputAttribute(2, 5, 5), new ConvTranspose2DAttribute(3, 2) { Stride = 2, Padding = 3 }, Squares]);
        yield return ("down and up", [new InputAttribute(2, 7, 6), new Conv2DAttribute(9, 3) { Stride = 2, Padding = 1 }, new TanhAttribute(), new ConvTranspose2DAttribute(5, 3) { Stride = 2, Padding = 1 }, new ReLUAttribute(), new ConvTranspose2DAttribute(2, 2), Squares]);
    }

    private static IEnumerable<(string, object[])> Signals()
    {
        yield return ("signal, strided and dilated", [new InputAttribute(3, 14), new Conv1DAttribute(4, 3) { Stride = 2, Dilation = 3, PaddingLeft = 2 }, Squares]);
        yield return ("signal, same", [new InputAttribute(3, 8), new Conv1DAttribute(4, 4) { Same = true, Stride = 3 }, Squares]);
        yield return ("signal in groups", [new InputAttribute(6, 7), new Conv1DAttribute(9, 3) { Groups = 3, Bias = false }, Squares]);
        yield return ("signals", [new InputAttribute(2, 12), new Conv1DAttribute(9, 3) { Padding = 1 }, new ReLUAttribute(), new MaxPool1DAttribute(2), new Conv1DAttribute(8, 3) { Padding = 1 }, new TanhAttribute(), new AvgPool1DAttribute(3) { Padding = 1 }, new FlattenAttribute(), new DenseAttribute(3), CrossEntropy]);
        yield return ("signal flattened, 8 channels", [new InputAttribute(2, 6), new Conv1DAttribute(8, 2), new FlattenAttribute(), new TanhAttribute(), new DenseAttribute(3), CrossEntropy]);
        yield return ("residual of signals", [new InputAttribute(3, 7), new Conv1DAttribute(5, 3) { Padding = 1, Name = "stem" }, new TanhAttribute(), new Conv1DAttribute(5, 3) { Padding = 1 }, new AddAttribute("stem"), Squares]);
        yield return ("a sequence as a signal", [new InputAttribute(6, 4), new DenseAttribute(3), new PermuteAttribute(1, 0), new Conv1DAttribute(4, 2), new SoftmaxAttribute(), Squares]);
        yield return ("maximum of a signal with overlap", [new InputAttribute(3, 9), new MaxPool1DAttribute(3) { Stride = 2, Padding = 1, CeilMode = true }, Squares]);
        yield return ("mean of a signal without padding", [new InputAttribute(3, 8), new AvgPool1DAttribute(3) { Stride = 2, Padding = 1, CountIncludePad = false, CeilMode = true }, Squares]);
    }

    private static IEnumerable<(string, object[])> Pools()
    {
        foreach (bool counted in new[] { true, false })
        {
            yield return ($"mean rounded up, counted {counted}", [new InputAttribute(3, 6, 7), new AvgPool2DAttribute(3) { Stride = 2, CeilMode = true, CountIncludePad = counted }, Squares]);
            yield return ($"mean rounded up with padding, counted {counted}", [new InputAttribute(3, 7, 6), new AvgPool2DAttribute(3) { Stride = 2, Padding = 1, CeilMode = true, CountIncludePad = counted }, Squares]);
        }

        yield return ("maximum rounded up", [new InputAttribute(3, 6, 7), new MaxPool2DAttribute(2) { CeilMode = true }, Squares]);
        yield return ("maximum rounded up, no window behind the end", [new InputAttribute(3, 5, 5), new MaxPool2DAttribute(2) { Stride = 3, Padding = 1, CeilMode = true }, Squares]);
        yield return ("global pools of one pixel", [new InputAttribute(3, 4, 4), new Conv2DAttribute(9, 4), new GlobalMaxPoolAttribute(), new DenseAttribute(3), CrossEntropy]);
        yield return ("global mean of a padded image", [new InputAttribute(3, 4, 4), new Conv2DAttribute(9, 3) { Padding = 1, Name = "a" }, new Conv2DAttribute(9, 3) { Padding = 1 }, new AddAttribute("a"), new GlobalAvgPoolAttribute(), new DenseAttribute(3), CrossEntropy]);
    }

    private static IEnumerable<(string, object[])> Shapes()
    {
        yield return ("reshape to an image", [new InputAttribute(6), new DenseAttribute(24), new ReshapeAttribute(4, 2, 3), new Conv2DAttribute(3, 2) { Padding = 1 }, Squares]);
        yield return ("reshape of 8 channels", [new InputAttribute(6), new DenseAttribute(48), new ReshapeAttribute(8, 2, 3), new Conv2DAttribute(3, 2), Squares]);
        yield return ("reshape of an image to another", [new InputAttribute(2, 4, 3), new Conv2DAttribute(4, 1), new ReshapeAttribute(6, 2, 4), new TanhAttribute(), Squares]);
        yield return ("reshape to a sequence", [new InputAttribute(2, 4, 3), new Conv2DAttribute(4, 1), new ReshapeAttribute(6, 8), new DenseAttribute(3), new ReshapeAttribute(18), Squares]);
        yield return ("reshape to one pixel and back", [new InputAttribute(5), new DenseAttribute(9), new ReshapeAttribute(9, 1, 1), new Conv2DAttribute(3, 3) { Padding = 1 }, new ReshapeAttribute(1, 3), new DenseAttribute(2), new ReshapeAttribute(2), Squares]);
        foreach (int[] dims in new int[][] { [0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0] })
            yield return ($"permute {string.Join(" ", dims)}", [new InputAttribute(3, 4, 5), new Conv2DAttribute(9, 2), new PermuteAttribute(dims), new TanhAttribute(), Squares]);
        yield return ("permute a sequence", [new InputAttribute(3, 9), new DenseAttribute(5), new PermuteAttribute(1, 0), new DenseAttribute(4), Squares]);
        yield return ("permute a vector", [new InputAttribute(3), new DenseAttribute(5), new PermuteAttribute(0), Squares]);
        yield return ("zeros around", [new InputAttribute(3, 3, 4), new Conv2DAttribute(9, 1), new ZeroPad2DAttribute(1, 2, 0, 3), new Conv2DAttribute(2, 2) { Padding = 1 }, Squares]);
        yield return ("zeros on all sides", [new InputAttribute(3, 3, 4), new ZeroPad2DAttribute(2), new TanhAttribute(), Squares]);
        yield return ("crop", [new InputAttribute(3, 6, 7), new Conv2DAttribute(9, 3) { Padding = 1 }, new Crop2DAttribute(1, 2, 0, 3), new Conv2DAttribute(2, 2) { Padding = 1 }, Squares]);
        yield return ("crop on all sides", [new InputAttribute(3, 5, 6), new TanhAttribute(), new Crop2DAttribute(2), Squares]);
        foreach (UpsampleMode mode in new[] { UpsampleMode.Nearest, UpsampleMode.Bilinear })
        {
            yield return ($"upsample 3 times, {mode}", [new InputAttribute(2, 3, 2), new Conv2DAttribute(9, 1), new Upsample2DAttribute(3) { Mode = mode }, new Conv2DAttribute(2, 3) { Padding = 1 }, Squares]);
            yield return ($"upsample one pixel, {mode}", [new InputAttribute(2, 1, 1), new Conv2DAttribute(3, 1), new Upsample2DAttribute(2) { Mode = mode }, Squares]);
            yield return ($"upsample once, {mode}", [new InputAttribute(2, 2, 3), new TanhAttribute(), new Upsample2DAttribute(1) { Mode = mode }, Squares]);
        }

        yield return ("pixel shuffle", [new InputAttribute(3, 3, 4), new Conv2DAttribute(20, 2), new PixelShuffleAttribute(2), new Conv2DAttribute(2, 3) { Padding = 1 }, Squares]);
        yield return ("pixel shuffle of 3", [new InputAttribute(9, 2, 2), new PixelShuffleAttribute(3), new TanhAttribute(), Squares]);
        yield return ("spatial dropout between convolutions", [new InputAttribute(3, 4, 5), new Conv2DAttribute(9, 2), new SpatialDropoutAttribute(0.5), new Conv2DAttribute(3, 3) { Padding = 1 }, Squares]);
        yield return ("every channel dropped", [new InputAttribute(3, 2, 2), new Conv2DAttribute(9, 1), new SpatialDropoutAttribute(1), Squares]);
    }

    private static IEnumerable<(string, object[])> Joins()
    {
        yield return ("gate", [new InputAttribute(5), new DenseAttribute(9) { Name = "v" }, new DenseAttribute(9) { From = "input" }, new SigmoidAttribute { Name = "s" }, new MultiplyAttribute("v", "s"), new DenseAttribute(2), CrossEntropy]);
        yield return ("square", [new InputAttribute(5), new TanhAttribute { Name = "a" }, new MultiplyAttribute("a", "a"), Squares]);
        yield return ("difference of three", [new InputAttribute(5), new DenseAttribute(5) { Name = "a" }, new TanhAttribute { Name = "b" }, new SubtractAttribute("a", "b", "input"), Squares]);
        yield return ("nothing left", [new InputAttribute(5), new TanhAttribute { Name = "a" }, new SubtractAttribute("a", "a"), Squares]);
        yield return ("mean of images", [new InputAttribute(2, 4, 4), new Conv2DAttribute(9, 3) { Name = "a", Padding = 1 }, new TanhAttribute { Name = "b" }, new Conv2DAttribute(9, 3) { Name = "c", Padding = 1 }, new AverageAttribute("a", "b", "c"), Squares]);
        yield return ("maximum of three", [new InputAttribute(9), new DenseAttribute(9) { Name = "a" }, new DenseAttribute(9) { Name = "b" }, new MaximumAttribute("a", "b", "input"), Squares]);
        yield return ("maximum of flattened images", [new InputAttribute(2, 3, 3), new Conv2DAttribute(8, 2) { Name = "a" }, new Conv2DAttribute(8, 2) { Name = "b", From = "input" }, new FlattenAttribute { Name = "c", From = "a" }, new FlattenAttribute { From = "b" }, new MaximumAttribute("c"), new MultiplyAttribute("c"), new DenseAttribute(3), CrossEntropy]);
        yield return ("product of signals", [new InputAttribute(3, 6), new Conv1DAttribute(5, 2) { Name = "a" }, new SigmoidAttribute(), new MultiplyAttribute("a"), new Conv1DAttribute(2, 2), Squares]);
    }

    // Everything that can write a gradient does so twice: "first" has two readers of each kind.
    private static IEnumerable<(string, object[])> Readers()
    {
        object[] first = [new InputAttribute(4, 4, 4), new Conv2DAttribute(4, 1), new TanhAttribute { Name = "first" }];
        (string Name, Func<LayerAttribute> Make)[] layers =
        [
            ("depthwise", () => new DepthwiseConv2DAttribute(3) { Padding = 1 }),
            ("depthwise with multiplier", () => new DepthwiseConv2DAttribute(3) { Padding = 1, Multiplier = 2 }),
            ("separable", () => new SeparableConv2DAttribute(3, 3)),
            ("transposed", () => new ConvTranspose2DAttribute(3, 3) { Stride = 2 }),
            ("global mean", () => new GlobalAvgPoolAttribute()),
            ("global maximum", () => new GlobalMaxPoolAttribute()),
            ("spatial dropout", () => new SpatialDropoutAttribute(0.4)),
            ("reshape", () => new ReshapeAttribute(2, 4, 8)),
            ("permute", () => new PermuteAttribute(2, 0, 1)),
            ("zeros around", () => new ZeroPad2DAttribute(1, 0, 2, 0)),
            ("crop", () => new Crop2DAttribute(1, 0, 2, 0)),
            ("upsample", () => new Upsample2DAttribute(2)),
            ("bilinear", () => new Upsample2DAttribute(2) { Mode = UpsampleMode.Bilinear }),
            ("pixel shuffle", () => new PixelShuffleAttribute(2)),
        ];
        foreach ((string name, Func<LayerAttribute> make) in layers)
        {
            LayerAttribute a = make(), b = make();
            (a.Name, b.From) = ("a", "first");
            yield return ($"two readers, {name}", [.. first, a, b, new AddAttribute("a"), Squares]);
        }

        yield return ("two readers, signals", [new InputAttribute(4, 6), new Conv1DAttribute(4, 1), new TanhAttribute { Name = "first" }, new Conv1DAttribute(4, 3) { Name = "a" }, new Conv1DAttribute(4, 3) { From = "first" }, new AddAttribute("a"),
            new MaxPool1DAttribute(2) { Name = "b" }, new AvgPool1DAttribute(2) { From = "add1" }, new SubtractAttribute("b"), Squares]);
        yield return ("two readers, joins", [new InputAttribute(5), new DenseAttribute(9), new TanhAttribute { Name = "first" }, new SigmoidAttribute { Name = "a" }, new MultiplyAttribute("first", "a") { Name = "b" }, new SubtractAttribute("first", "a") { Name = "c" },
            new AverageAttribute("first", "a") { Name = "d" }, new MaximumAttribute("first", "c") { Name = "e" }, new AddAttribute("b", "c", "d", "e"), Squares]);
    }
}
