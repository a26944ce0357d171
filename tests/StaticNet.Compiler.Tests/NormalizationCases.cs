namespace StaticNet.Compiler.Tests;

/// <summary>
/// Normalisations for the gradient check. Variances of few numbers may be small, where the difference errs with the third
/// derivative: an epsilon of 0.1 keeps these cases flat, and the rows with many numbers have the default.
/// </summary>
internal static class NormalizationCases
{
    private static readonly object Squares = new MeanSquaredErrorAttribute();

    public static IEnumerable<(string Name, object[] Layers)> All()
    {
        foreach (int size in new[] { 1, 7, 8, 9, 31, 33 })
        {
            yield return ($"batch norm of {size} elements", [new InputAttribute(size), new BatchNormAttribute { Epsilon = 0.1 }, Squares]);
            yield return ($"batch norm of {size} channels", [new InputAttribute(size, 3, 2), new BatchNormAttribute { Epsilon = 0.1 }, Squares]);
            yield return ($"layer norm of {size}", [new InputAttribute(size), new LayerNormAttribute { Epsilon = 0.1 }, Squares]);
            yield return ($"layer norm of {size} features", [new InputAttribute(3, size), new LayerNormAttribute { Epsilon = 0.1 }, Squares]);
            yield return ($"layer norm of {size} channels", [new InputAttribute(size, 2, 3), new LayerNormAttribute { Epsilon = 0.1 }, Squares]);
            yield return ($"rms norm of {size}", [new InputAttribute(size), new RMSNormAttribute { Epsilon = 0.1 }, Squares]);
            yield return ($"rms norm of {size} features", [new InputAttribute(3, size), new RMSNormAttribute { Epsilon = 0.1 }, Squares]);
            yield return ($"rms norm of {size} channels", [new InputAttribute(size, 2, 3), new RMSNormAttribute { Epsilon = 0.1 }, Squares]);
            yield return ($"group norm of {size} channels", [new InputAttribute(size, 2, 3), new GroupNormAttribute(1) { Epsilon = 0.1 }, Squares]);
            yield return ($"instance norm of {size} channels", [new InputAttribute(size, 2, 3), new InstanceNormAttribute { Epsilon = 0.1 }, Squares]);
            yield return ($"instance norm of {size} columns", [new InputAttribute(3, 2, size), new InstanceNormAttribute { Epsilon = 0.1 }, Squares]);
            yield return ($"local response of {size} channels", [new InputAttribute(size, 2, 3), new LocalResponseNormAttribute(5) { Alpha = 0.5 }, Squares]);
        }

        yield return ("batch norm", [new InputAttribute(3, 5, 5), new BatchNormAttribute(), Squares]);
        yield return ("batch norm without weights", [new InputAttribute(3, 5, 5), new TanhAttribute(), new BatchNormAttribute { Affine = false }, Squares]);
        yield return ("two batch norms", [new InputAttribute(5), new DenseAttribute(9), new BatchNormAttribute { Epsilon = 0.1 }, new TanhAttribute(), new DenseAttribute(4), new BatchNormAttribute { Epsilon = 0.1 }, new DenseAttribute(3), new SoftmaxCrossEntropyAttribute()]);
        yield return ("batch norm behind batch norm", [new InputAttribute(3, 4, 4), new BatchNormAttribute(), new BatchNormAttribute(), new BatchNormAttribute { Affine = false }, Squares]);
        yield return ("residual of batch norms", [new InputAttribute(3, 4, 4), new Conv2DAttribute(5, 3) { Padding = 1 }, new BatchNormAttribute { Name = "a" }, new TanhAttribute(), new Conv2DAttribute(5, 3) { Padding = 1 }, new BatchNormAttribute(), new AddAttribute("a"), new FlattenAttribute(), new DenseAttribute(3), new SoftmaxCrossEntropyAttribute()]);
        yield return ("layer norm", [new InputAttribute(3, 40), new DenseAttribute(31), new LayerNormAttribute(), Squares]);
        yield return ("layer norm without weights", [new InputAttribute(40), new TanhAttribute(), new LayerNormAttribute { Affine = false }, Squares]);
        yield return ("layer norm of an image without weights", [new InputAttribute(3, 4, 5), new LayerNormAttribute { Affine = false }, Squares]);
        yield return ("rms norm", [new InputAttribute(33), new RMSNormAttribute(), Squares]);
        yield return ("rms norm without weights", [new InputAttribute(3, 40), new RMSNormAttribute { Affine = false }, Squares]);
        yield return ("rms norm of an image without weights", [new InputAttribute(3, 4, 5), new RMSNormAttribute { Affine = false }, Squares]);
        yield return ("group norm", [new InputAttribute(6, 4, 4), new GroupNormAttribute(2), Squares]);
        yield return ("group norm without weights", [new InputAttribute(12, 3, 3), new GroupNormAttribute(3) { Affine = false }, Squares]);
        yield return ("group norm of a vector", [new InputAttribute(33), new GroupNormAttribute(3) { Epsilon = 0.1 }, Squares]);
        yield return ("group norm of a sequence", [new InputAttribute(5, 12), new GroupNormAttribute(4) { Epsilon = 0.1 }, Squares]);
        yield return ("instance norm", [new InputAttribute(5, 5, 6), new InstanceNormAttribute(), Squares]);
        yield return ("instance norm of a sequence without weights", [new InputAttribute(9, 5), new InstanceNormAttribute { Affine = false, Epsilon = 0.1 }, Squares]);
        yield return ("local response, window of 1", [new InputAttribute(5, 2, 2), new LocalResponseNormAttribute(1) { Alpha = 1, Beta = 0.5 }, Squares]);
        yield return ("local response, window over all", [new InputAttribute(5, 2, 2), new LocalResponseNormAttribute(21) { Alpha = 2, Beta = 1.3, K = 2 }, Squares]);
        yield return ("local response, window of 7", [new InputAttribute(20, 2, 3), new LocalResponseNormAttribute(7) { Alpha = 2, Beta = 1 }, Squares]);

        // Each adds to a gradient that another reader has begun.
        yield return ("two readers, normalisations", [
            new InputAttribute(6, 3, 4), new TanhAttribute { Name = "first" },
            new BatchNormAttribute { Name = "a", From = "first" }, new LayerNormAttribute { Name = "b", From = "first" }, new RMSNormAttribute { Name = "c", From = "first" },
            new GroupNormAttribute(3) { Name = "d", From = "first" }, new InstanceNormAttribute { Name = "e", From = "first" }, new LocalResponseNormAttribute { Name = "f", From = "first", Alpha = 1 },
            new AddAttribute("a", "b", "c", "d", "e", "f", "first"), Squares]);
        yield return ("two readers, normalised features", [
            new InputAttribute(3, 20), new TanhAttribute { Name = "first" }, new LayerNormAttribute { Name = "a", From = "first" }, new RMSNormAttribute { Name = "b", From = "first" }, new AddAttribute("a", "b", "first"), Squares]);
    }
}
