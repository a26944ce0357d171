using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Kernels.Attention;
using StaticNet.Compiler.Kernels.Normalization;
using StaticNet.Compiler.Kernels.Recurrent;
using StaticNet.Compiler.Kernels.Winograd;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Graph;

/// <summary>Whether the shapes of a kernel's operands fit each other, for <see cref="Verify"/>.</summary>
internal static class OperandShapes
{
    /// <summary>The tensor that does not fit and why; null where all do.</summary>
    public static (Tensor Tensor, string Complaint)? Complaint(Kernel kernel)
    {
        foreach (Operand operand in kernel.Operands)
        {
            if (operand.Tensor.Shape.Rank == 0 || operand.Tensor.Shape.ToArray().Any(size => size < 1) || operand.Tensor.Shape.Size > int.MaxValue)
                return (operand.Tensor, "has no proper shape");
        }

        foreach ((Tensor tensor, bool fits, string expected) in Checks(kernel))
        {
            if (!fits)
                return (tensor, $"should be {expected}");
        }

        return null;
    }

    private static IEnumerable<(Tensor Tensor, bool Fits, string Expected)> Checks(Kernel kernel) => kernel switch
    {
        CopyKernel k => [(k.Y, k.Y.Shape.Size == k.X.Shape.Size, $"of the size of {k.X}")],
        ActivateKernel k => [Like(k.Y, k.X)],
        ActivateGradientKernel k => [Like(k.DY, k.XY), Like(k.DX, k.XY)],
        FoldKernel k => [Like(k.FoldedW, k.W), Like(k.Variance, k.Mean), Like(k.FoldedB, k.Mean), (k.Mean, k.Mean.Shape == new Shape(k.W.Shape[0]), $"one for each output of {k.W}")],
        DropoutKernel k => [Like(k.Y, k.X)],
        SoftmaxKernel k => [Like(k.Y, k.X)],
        LogSoftmaxKernel k => [Like(k.Y, k.X)],
        LogSoftmaxGradientKernel k => [Like(k.DY, k.Y), Like(k.DX, k.Y)],
        PReLUKernel k => [Like(k.Y, k.X), Slopes(k.W, k.X)],
        PReLUGradientKernel k => [Like(k.DY, k.X), Like(k.DX, k.X), Slopes(k.W, k.X)],
        PReLUSlopeKernel k => [Like(k.DY, k.X), Slopes(k.Sums, k.X)],
        MaxoutKernel k => [Groups(k.Y, k.X, k.Size)],
        MaxoutGradientKernel k => [Like(k.DX, k.X), Groups(k.DY, k.X, k.Size)],
        SoftmaxGradientKernel k => [Like(k.DY, k.Y), Like(k.DX, k.Y)],
        AddKernel k => k.Xs.Select(x => Like(x, k.Y)),
        ConcatKernel k => [.. k.Xs.Select(x => SamePixels(x, k.Y)), (k.Y, k.Xs.Sum(x => x.Shape.Channels) == k.Y.Shape.Channels, "as wide as its sources together")],
        SliceKernel k => [SamePixels(k.Y, k.X), (k.Y, k.First >= 0 && k.First + k.Y.Shape.Channels <= k.X.Shape.Channels, $"within {k.X}")],
        DenseKernel k => [.. Product(k.X, k.W, k.B, k.Y), .. Given(k.R, k.Gate?.XY).Select(read => Like(read, k.Y))],
        DenseInputGradientKernel k => Product(k.DX, k.W, null, k.DY),
        DenseWeightGradientKernel k => Product(k.X, k.DW, null, k.DY),
        BiasGradientKernel k => [(k.DB, k.DB.Shape == new Shape(k.DY.Shape.Channels), $"[{k.DY.Shape.Channels}]")],
        Conv2DKernel { Transposed: true } k => [.. Transposed(k)],
        Conv2DKernel k => [.. Convolution(k.X, k.W, k.B, k.Y, k.Window, k.Groups), .. Given(k.R, k.Gate?.XY).Select(other => Like(other, k.Y))],
        WinogradKernel k => [.. Winograd(k), .. Given(k.R, k.Gate?.XY).Select(other => Like(other, k.Y))],
        WinogradWeightsKernel k => [(k.U, k.U.Shape == WinogradWeightsKernel.ShapeOf(k.W.Shape, k.Form, k.Transposed), $"the points of {k.W}")],
        WinogradInputsKernel k => [(k.XT, k.XT.Shape == k.Tiles.ByPoint(k.X.Shape.Channels), "the points of all tiles")],
        WinogradOutputsGradientKernel k => [(k.YT, k.YT.Shape == k.Tiles.ByPoint(k.DY.Shape.Channels), "the points of all tiles"), (k.DY, k.DY.Shape == k.Tiles.Output, $"{k.Tiles.Output}")],
        WinogradProductGradientKernel k => [(k.XT, k.XT.Shape == k.Tiles.ByPoint(k.DU.Shape[1]), "the points of all tiles"), (k.YT, k.YT.Shape == k.Tiles.ByPoint(k.DU.Shape[0]), "the points of all tiles")],
        WinogradWeightGradientKernel k => [(k.DU, k.DU.Shape == WinogradWeightsKernel.ShapeOf(k.DW.Shape, k.Form, transposed: false), $"the points of {k.DW}")],
        Conv2DInputGradientKernel k => Convolution(k.DX, k.W, null, k.DY, k.Window, k.Groups),
        Conv2DWeightGradientKernel k => Convolution(k.X, k.DW, null, k.DY, k.Window, k.Groups),
        MaxPool2DKernel k => [Pool(k.X, k.Y, k.Window), Like(k.Winners ?? k.Y, k.Y)],
        MaxPool2DGradientKernel k => [Pool(k.DX, k.DY, k.Window), Like(k.Winners, k.DY)],
        AvgPool2DKernel k => [Pool(k.X, k.Y, k.Window)],
        AvgPool2DGradientKernel k => [Pool(k.DX, k.DY, k.Window)],
        SoftmaxCrossEntropyKernel k => [Like(k.DX, k.X), One(k.Label), One(k.Loss), One(k.Hit)],
        CrossEntropyKernel k => [Like(k.DX, k.X), k.Soft ? Like(k.Target, k.X) : Labels(k.Target, k.X), One(k.Loss), One(k.Hit)],
        NegativeLogLikelihoodKernel k => [Like(k.DX, k.X), Labels(k.Label, k.X), One(k.Loss), One(k.Hit)],
        MulticlassHingeKernel k => [Like(k.DX, k.X), One(k.Label), One(k.Loss), One(k.Hit)],
        ElementLossKernel k => [Like(k.DX, k.X), Like(k.Target, k.X), One(k.Loss)],
        OneOutputErrorKernel k => [Like(k.DX, k.X), (k.Target, k.Target.Shape == new Shape(2), "[2]"), One(k.Loss)],
        MeanSquaredErrorKernel k => [Like(k.DX, k.X), Like(k.Target, k.X), One(k.Loss)],
        DepthwiseConv2DKernel k => Depthwise(k.X, k.W, k.B, k.Y, k.Window),
        DepthwiseConv2DWeightGradientKernel k => Depthwise(k.X, k.DW, null, k.DY, k.Window),
        ConvTranspose2DInputGradientKernel k => Convolution(k.DY, k.W, null, k.DX, k.Window, k.Groups),
        ConvTranspose2DWeightGradientKernel k => Convolution(k.DY, k.DW, null, k.X, k.Window, k.Groups),
        GlobalAvgPoolKernel k => [One(k.Y, k.X)],
        GlobalAvgPoolGradientKernel k => [One(k.DY, k.DX)],
        GlobalMaxPoolKernel k => [One(k.Y, k.X), One(k.Winners ?? k.Y, k.X)],
        GlobalMaxPoolGradientKernel k => [One(k.DY, k.DX), One(k.Winners, k.DX)],
        SpatialDropoutKernel k => [Like(k.Y, k.X)],
        PermuteKernel k => [(k.Y, k.Y.Shape == new Shape(k.Dims.Select(dim => k.X.Shape[dim]).ToArray()), $"{k.X} with its axes in another order")],
        BorderKernel k => [(k.Y, k.X.Shape.IsImage && k.Y.Shape.IsImage && k.Y.Shape.Channels == k.X.Shape.Channels, $"of the channels of {k.X}")],
        UpsampleKernel k => [Larger(k.Y, k.X, k.X.Shape.Channels, k.Factor)],
        UpsampleGradientKernel k => [Larger(k.DY, k.DX, k.DX.Shape.Channels, k.Factor)],
        PixelShuffleKernel { Back: false } k => [Larger(k.Y, k.X, k.X.Shape.Channels / k.Factor / k.Factor, k.Factor)],
        PixelShuffleKernel k => [Larger(k.X, k.Y, k.Y.Shape.Channels / k.Factor / k.Factor, k.Factor)],
        WeightedSumKernel k => k.Xs.Select(x => Like(x, k.Y)),
        ProductKernel k => k.Xs.Select(x => Like(x, k.Y)),
        MaximumKernel k => k.Xs.Select(x => Like(x, k.Y)),
        MaximumGradientKernel k => [.. k.Xs.Select(x => Like(x, k.DX)), Like(k.DY, k.DX)],
        BatchStatisticsKernel k => new[] { k.RunningMean, k.RunningVariance, k.Mean, k.Inverse }.Select(statistic => Channels(statistic, k.X)),
        NormalizeKernel k => [Like(k.Y, k.X), .. Given(k.R).Select(other => Like(other, k.X)), .. Given(k.Mean, k.Inverse).Select(statistic => Channels(statistic, k.X)), .. Given(k.W, k.B).Select(weight => NormWeight(weight, k.X))],
        NormalizeGradientKernel k => [Like(k.DY, k.X), Like(k.DX, k.X), .. Given(k.Mean, k.Inverse, k.MeanDY, k.MeanDYX).Select(statistic => Channels(statistic, k.X)), .. Given(k.W).Select(weight => NormWeight(weight, k.X))],
        NormSumsKernel k => [Like(k.DY, k.X), .. Given(k.Mean, k.Inverse).Select(statistic => k.ByPixel ? PixelStatistic(statistic, k.X) : Channels(statistic, k.X)), .. Given(k.W, k.DW, k.DB, k.MeanDY, k.MeanDYX).Select(weight => Channels(weight, k.X))],
        ElementNormSumsKernel k => [Like(k.DY, k.X), .. Given(k.Mean, k.Inverse).Select(statistic => Channels(statistic, k.X)), .. Given(k.DW, k.DB).Select(weight => Like(weight, k.X))],
        GroupStatisticsKernel k => [(k.T, k.T.Shape == GroupStatisticsKernel.Doubles(k.X.Shape), "two doubles a channel"), .. Given(k.Mean, k.Inverse).Select(statistic => Channels(statistic, k.X))],
        GroupGradientMeansKernel k => [Like(k.DY, k.X), (k.T, k.T.Shape == GroupStatisticsKernel.Doubles(k.X.Shape), "two doubles a channel"), .. Given(k.Mean, k.Inverse, k.MeanDY, k.MeanDYX).Select(statistic => Channels(statistic, k.X)), .. Given(k.W).Select(weight => NormWeight(weight, k.X))],
        PixelNormKernel k => [Like(k.Y, k.X), .. Given(k.W, k.B).Select(weight => Channels(weight, k.X)), .. Given(k.Mean, k.Inverse).Select(statistic => PixelStatistic(statistic, k.X))],
        PixelNormGradientKernel k => [Like(k.DY, k.X), Like(k.DX, k.X), .. Given(k.W).Select(weight => Channels(weight, k.X)), .. Given(k.Mean, k.Inverse).Select(statistic => PixelStatistic(statistic, k.X))],
        LocalResponseNormKernel k => [Like(k.Y, k.X), (k.T, k.T.Shape == LocalResponseWindow.Margins(k.X.Shape, k.Window), "pixels with margins"), .. Given(k.Scale).Select(scale => Like(scale, k.X))],
        LocalResponseNormGradientKernel k => [Like(k.Scale, k.X), Like(k.DY, k.X), Like(k.DX, k.X), (k.T, k.T.Shape == LocalResponseWindow.Margins(k.X.Shape, k.Window), "pixels with margins")],
        StepKernel k => [One(k.Y, k.X)],
        StepGradientKernel k => [One(k.DY, k.DX)],
        GateProductKernel k => [Wide(k.A, k.X, k.Gates.Columns), GateWeights(k.W, k.X, k.Gates), .. Given(k.B, k.C).Select(bias => GateBias(bias, k.Gates))],
        GateTransposeKernel k => [(k.WT, k.WT.Shape == new Shape(k.W.Shape[1], k.W.Shape[0]), $"{k.W} transposed")],
        GateInputGradientKernel k => [Wide(k.DA, k.DX, k.Gates.Columns), (k.WT, k.WT.Shape == new Shape(k.DX.Shape.Channels, k.Gates.Count * k.Gates.Units), $"[{k.DX.Shape.Channels}, {k.Gates.Count * k.Gates.Units}]")],
        GateWeightGradientKernel k => [Wide(k.DA, k.X, k.Gates.Columns), GateWeights(k.DW, k.X, k.Gates)],
        GateBiasGradientKernel k => [Wide(k.DA, k.DA, k.Gates.Columns), GateBias(k.DB, k.Gates)],
        RecurrentKernel k => [Wide(k.A, k.A, k.W is null ? k.Gates.Columns : 1), .. Given(k.W).Select(w => GateWeights(w, k.A, k.Gates)), .. Given(k.B, k.C).Select(bias => GateBias(bias, k.Gates)), States(k.Y, k.A, k.Gates), .. Given(k.Before, k.CellsBefore).Select(state => Wide(state, k.A, k.Gates.Units)),
            .. Given(k.Kept).Select(kept => Wide(kept, k.A, k.Gates.Kept * k.Gates.Padded)), .. Given(k.State, k.Cells).Select(state => (state, state.Shape == new Shape(k.Gates.Units), $"[{k.Gates.Units}]"))],
        RecurrentGradientKernel k => [Wide(k.DA, k.DA, k.Gates.Columns), States(k.DY, k.DA, k.Gates), Wide(k.Kept, k.DA, k.Gates.Kept * k.Gates.Padded), .. Given(k.DB).Select(db => Like(db, k.DA)),
            .. Given(k.Before, k.CellsBefore).Select(state => Wide(state, k.DA, k.Gates.Units))],
        EmbeddingKernel k => [Tokens(k.Tokens, k.Y), Table(k.W, k.Y)],
        EmbeddingGradientKernel k => [Tokens(k.Tokens, k.DY), Table(k.DW, k.DY)],
        PositionalEmbeddingKernel k => [Like(k.Y, k.X), Like(k.W, k.X)],
        PositionalGradientKernel k => [Like(k.DW, k.DY)],
        AttentionKernel k => [Projected(k.QKV, k.Y, k.Heads), (k.Keys, k.Keys.Shape == k.Heads.Transposed, "a head's keys"), .. Given(k.Scores).Select(scores => (scores, scores.Shape == k.Heads.Scores, "a block's scores")), .. Given(k.Weights).Select(weights => (weights, weights.Shape == k.Heads.Weights, "all weights")), .. Given(k.Largest, k.Inverse).Select(statistic => Statistic(statistic, k.Heads))],
        AttentionGradientKernel k => [Projected(k.QKV, k.DY, k.Heads), Like(k.DQKV, k.QKV), .. Given(k.Weights).Select(weights => (weights, weights.Shape == k.Heads.Weights, "all weights")), .. Given(k.Largest, k.Inverse).Select(statistic => Statistic(statistic, k.Heads)), .. Given(k.Keys, k.Values).Select(steps => (steps, steps.Shape == k.Heads.Transposed, "a head's keys")), .. Given(k.Scores, k.DScores).Select(scores => (scores, scores.Shape == k.Heads.Scores, "a block's scores"))],
        TransposeKernel k => [(k.WT, k.WT.Shape.Size == k.W.Shape.Size, $"of the size of {k.W}")],
        _ => [],
    };

    private static (Tensor Tensor, bool Fits, string Expected) Projected(Tensor qkv, Tensor y, Heads heads) =>
        (qkv, y.Shape == new Shape(heads.Steps, heads.Count * heads.Size) && qkv.Shape == new Shape(heads.Steps, 3 * y.Shape.Channels), $"[{y.Shape[0]}, {3 * y.Shape.Channels}], three of {y}");

    private static (Tensor Tensor, bool Fits, string Expected) Statistic(Tensor tensor, Heads heads) =>
        (tensor, tensor.Shape == heads.Statistics, $"{heads.Statistics}, one for each head and step");

    private static (Tensor Tensor, bool Fits, string Expected) Like(Tensor tensor, Tensor model) =>
        (tensor, tensor.Shape == model.Shape, $"{model.Shape} as {model.Name}");

    private static (Tensor Tensor, bool Fits, string Expected) Tokens(Tensor tokens, Tensor y) =>
        (tokens, y.Shape.IsSequence && tokens.Shape == new Shape(y.Shape.Width), $"a token for each step of {y}");

    private static (Tensor Tensor, bool Fits, string Expected) Table(Tensor table, Tensor y) =>
        (table, table.Shape.Rank == 2 && table.Shape[1] == y.Shape.Channels, $"rows of [{y.Shape.Channels}]");

    private static (Tensor Tensor, bool Fits, string Expected) Channels(Tensor tensor, Tensor x) =>
        (tensor, tensor.Shape == new Shape(x.Shape.Channels), $"[{x.Shape.Channels}]");

    private static (Tensor Tensor, bool Fits, string Expected) PixelStatistic(Tensor tensor, Tensor x) =>
        (tensor, tensor.Shape == new Shape(x.Shape.Pixels), $"[{x.Shape.Pixels}]");

    private static (Tensor Tensor, bool Fits, string Expected) NormWeight(Tensor tensor, Tensor x) => tensor.Shape.IsImage ? Like(tensor, x) : Channels(tensor, x);

    // As long as another sequence (or as much a vector), with features of its own.
    private static (Tensor Tensor, bool Fits, string Expected) Wide(Tensor tensor, Tensor model, int features) =>
        (tensor, SamePixels(tensor, model).Fits && tensor.Shape.Channels == features, $"of the steps of {model} and {features} features");

    private static (Tensor Tensor, bool Fits, string Expected) States(Tensor tensor, Tensor model, Gates gates) =>
        tensor.Shape.IsVector ? (tensor, tensor.Shape == new Shape(gates.Units), $"[{gates.Units}]") : Wide(tensor, model, gates.Units);

    private static (Tensor Tensor, bool Fits, string Expected) GateWeights(Tensor tensor, Tensor x, Gates gates) =>
        (tensor, tensor.Shape == new Shape(gates.Count * gates.Units, x.Shape.Channels), $"[{gates.Count * gates.Units}, {x.Shape.Channels}]");

    private static (Tensor Tensor, bool Fits, string Expected) GateBias(Tensor tensor, Gates gates) =>
        (tensor, tensor.Shape == new Shape(gates.Count * gates.Units), $"[{gates.Count * gates.Units}]");

    private static IEnumerable<Tensor> Given(params Tensor?[] tensors) => tensors.OfType<Tensor>();

    private static (Tensor Tensor, bool Fits, string Expected) One(Tensor tensor) => (tensor, tensor.Shape.Size == 1, "[1]");

    private static (Tensor Tensor, bool Fits, string Expected) Slopes(Tensor slopes, Tensor x) =>
        (slopes, slopes.Shape.IsVector && (slopes.Shape.Size == 1 || slopes.Shape.Size == x.Shape.Channels), $"[1] or [{x.Shape.Channels}]");

    private static (Tensor Tensor, bool Fits, string Expected) Groups(Tensor y, Tensor x, int size) =>
        (y, SamePixels(y, x).Fits && y.Shape.Channels * size == x.Shape.Channels, $"of the pixels of {x} and a channel for each {size} of its");

    private static (Tensor Tensor, bool Fits, string Expected) Labels(Tensor labels, Tensor x) =>
        (labels, labels.Shape == new Shape(x.Shape.Pixels), $"[{x.Shape.Pixels}], a label for each pixel of {x}");

    private static (Tensor Tensor, bool Fits, string Expected) SamePixels(Tensor tensor, Tensor model) =>
        (tensor, tensor.Shape.Rank == model.Shape.Rank && tensor.Shape.Height == model.Shape.Height && tensor.Shape.Width == model.Shape.Width, $"of the pixels of {model}");

    private static IEnumerable<(Tensor Tensor, bool Fits, string Expected)> Product(Tensor x, Tensor w, Tensor? b, Tensor y)
    {
        yield return (w, w.Shape == new Shape(y.Shape.Channels, x.Shape.Channels), $"[{y.Shape.Channels}, {x.Shape.Channels}] between {x} and {y}");
        yield return SamePixels(y, x);
        if (b is not null)
            yield return (b, b.Shape == new Shape(y.Shape.Channels), $"[{y.Shape.Channels}]");
    }

    private static IEnumerable<(Tensor Tensor, bool Fits, string Expected)> Convolution(Tensor x, Tensor w, Tensor? b, Tensor y, Window window, int groups)
    {
        var weight = new Shape(y.Shape.Channels, x.Shape.Channels / groups, window.Vertical.Kernel, window.Horizontal.Kernel);
        // The weights of a signal's convolution lack the axis of rows.
        var flat = new Shape(weight[0], weight[1], weight[3]);
        yield return (w, w.Shape == weight || (w.Shape == flat && window.Vertical.Kernel == 1), $"{weight} between {x} and {y}");
        yield return Slides(x, y, window);
        if (b is not null)
            yield return (b, b.Shape == new Shape(y.Shape.Channels), $"[{y.Shape.Channels}]");
    }

    private static IEnumerable<(Tensor Tensor, bool Fits, string Expected)> Transposed(Conv2DKernel k)
    {
        var weight = new Shape(k.X.Shape.Channels, k.Y.Shape.Channels / k.Groups, k.Window.Vertical.Kernel, k.Window.Horizontal.Kernel);
        yield return (k.W, k.W.Shape == weight, $"{weight} between {k.X} and {k.Y}");
        yield return Slides(k.X, k.Y, k.Window);
        if (k.B is not null)
            yield return (k.B, k.B.Shape == new Shape(k.Y.Shape.Channels), $"[{k.Y.Shape.Channels}]");
    }

    private static IEnumerable<(Tensor Tensor, bool Fits, string Expected)> Winograd(WinogradKernel k)
    {
        var weight = new Shape(k.Y.Shape.Channels, k.X.Shape.Channels, k.Form.Points, k.Form.Points);
        yield return (k.U, k.U.Shape == weight, $"{weight} between {k.X} and {k.Y}");
        yield return Slides(k.X, k.Y, k.Window);
        yield return (k.XT, k.XT.Shape == k.Tiles.Scratch(k.X.Shape.Channels), "a block of transformed inputs");
        yield return (k.YT, k.YT.Shape == k.Tiles.Scratch(k.Y.Shape.Channels), "a block of products");
        if (k.B is not null)
            yield return (k.B, k.B.Shape == new Shape(k.Y.Shape.Channels), $"[{k.Y.Shape.Channels}]");
    }

    private static IEnumerable<(Tensor Tensor, bool Fits, string Expected)> Depthwise(Tensor x, Tensor w, Tensor? b, Tensor y, Window window)
    {
        var weight = new Shape(y.Shape.Channels, 1, window.Vertical.Kernel, window.Horizontal.Kernel);
        yield return (w, w.Shape == weight && x.Shape.Channels == y.Shape.Channels, $"{weight} between {x} and {y}");
        yield return Slides(x, y, window);
        if (b is not null)
            yield return (b, b.Shape == new Shape(y.Shape.Channels), $"[{y.Shape.Channels}]");
    }

    private static (Tensor Tensor, bool Fits, string Expected) One(Tensor tensor, Tensor image) =>
        (tensor, !image.Shape.IsVector && tensor.Shape == new Shape(image.Shape.Channels), $"[{image.Shape.Channels}], one for each channel of {image}");

    private static (Tensor Tensor, bool Fits, string Expected) Larger(Tensor tensor, Tensor image, int channels, int factor)
    {
        var shape = new Shape(channels, image.Shape.Height * factor, image.Shape.Width * factor);
        return (tensor, image.Shape.IsImage && tensor.Shape == shape, $"{shape}, from {image}");
    }

    private static (Tensor Tensor, bool Fits, string Expected) Pool(Tensor x, Tensor y, Window window)
    {
        (Tensor tensor, bool fits, string expected) = Slides(x, y, window);
        return (tensor, fits && x.Shape.Channels == y.Shape.Channels, expected);
    }

    private static (Tensor Tensor, bool Fits, string Expected) Slides(Tensor x, Tensor y, Window window)
    {
        int rows = window.Vertical.Outputs(x.Shape.Height), columns = window.Horizontal.Outputs(x.Shape.Width);
        return (y, x.Shape.IsImage && y.Shape.IsImage && y.Shape.Height == rows && y.Shape.Width == columns, $"{rows} x {columns} pixels, from {x}");
    }
}
