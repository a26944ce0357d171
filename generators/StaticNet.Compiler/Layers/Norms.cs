using System.Collections.Generic;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels.Normalization;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>What normalisations of each sample share: over groups of channels, or over the features of each step.</summary>
internal static class Norms
{
    public const string Weight = "weight", Bias = "bias";

    private const string Mean = "mean", Inverse = "inverse";

    public static bool CheckEpsilon(LayerShapes shapes, double epsilon)
    {
        // 1 / sqrt(epsilon) must be well within a float.
        if (epsilon is >= 1e-20 and <= 1)
            return true;
        shapes.Report(RuleIds.ArgumentOutOfRange, "Epsilon", shapes.Name, "Epsilon", epsilon, "from 1E-20 to 1");
        return false;
    }

    public static IReadOnlyList<ParameterDeclaration> Parameters(Shape shape, bool weight, bool bias)
    {
        var parameters = new List<ParameterDeclaration>();
        if (weight)
            parameters.Add(new ParameterDeclaration(Weight, shape, Initialization.Constant(1)));
        if (bias)
            parameters.Add(new ParameterDeclaration(Bias, shape, Initialization.Constant(0)));
        return parameters;
    }

    /// <summary>Over all of an image, with weights of its shape; over the features of each step else.</summary>
    public static void ForwardWhole(LayerNode node, ForwardPass pass, double epsilon, bool centered)
    {
        Tensor x = node.Input;
        if (x.Shape.IsImage)
        {
            ForwardGroups(node, pass, groups: 1, epsilon, centered);
            return;
        }

        Tensor? mean = pass.Training && centered ? pass.Save(node, Mean, NormPixels.Shape(x.Shape)) : null;
        Tensor? inverse = pass.Training ? pass.Save(node, Inverse, NormPixels.Shape(x.Shape)) : null;
        pass.Add(new PixelNormKernel(x, node.Parameter(Weight), node.Parameter(Bias), node.Output, mean, inverse, epsilon, centered) { Layer = node.Name });
    }

    public static void BackwardWhole(LayerNode node, BackwardPass pass, bool centered)
    {
        if (node.Input.Shape.IsImage)
        {
            BackwardGroups(node, pass, groups: 1, centered);
            return;
        }

        Tensor x = node.Input, dy = pass.OutputGradient(node), inverse = pass.Saved(node, Inverse);
        Tensor? mean = centered ? pass.Saved(node, Mean) : null;
        BackwardWeights(node, pass, new NormSumsKernel(x, mean, inverse, dy) { Layer = node.Name, Role = "WeightGradient", ByPixel = true });
        if (pass.Gradient(x) is { } dx)
        {
            pass.Add(new PixelNormGradientKernel(x, mean, inverse, node.Parameter(Weight), dy, dx.Tensor)
            {
                Layer = node.Name,
                Role = "InputGradient",
                Accumulate = dx.Accumulate,
            });
        }
    }

    /// <summary>Over groups of channels and all pixels.</summary>
    public static void ForwardGroups(LayerNode node, ForwardPass pass, int groups, double epsilon, bool centered = true)
    {
        Tensor x = node.Input;
        var channels = new Shape(x.Shape.Channels);
        Tensor? mean = centered ? pass.Save(node, Mean, channels) : null;
        Tensor inverse = pass.Save(node, Inverse, channels), doubles = pass.Temporary(node, "sums", GroupStatisticsKernel.Doubles(x.Shape));
        pass.Add(new GroupStatisticsKernel(x, doubles, mean, inverse, groups, epsilon) { Layer = node.Name, Role = "Statistics" });
        pass.Add(new NormalizeKernel(x, mean, inverse, node.Parameter(Weight), node.Parameter(Bias), node.Output) { Layer = node.Name, Role = "Normalize" });
    }

    public static void BackwardGroups(LayerNode node, BackwardPass pass, int groups, bool centered = true)
    {
        Tensor x = node.Input, dy = pass.OutputGradient(node), inverse = pass.Saved(node, Inverse);
        Tensor? mean = centered ? pass.Saved(node, Mean) : null, w = node.Parameter(Weight);
        if (w?.Shape.IsImage == true)
        {
            if (pass.ParameterGradient(node, Weight) is { } dw)
                pass.Add(new ElementNormSumsKernel(x, mean, inverse, dy, dw, pass.ParameterGradient(node, Bias)) { Layer = node.Name, Role = "WeightGradient" });
        }
        else
        {
            BackwardWeights(node, pass, new NormSumsKernel(x, mean, inverse, dy) { Layer = node.Name, Role = "WeightGradient" });
        }

        if (pass.Gradient(x) is { } dx)
        {
            var channels = new Shape(x.Shape.Channels);
            Tensor doubles = pass.Temporary(node, "dsums", GroupStatisticsKernel.Doubles(x.Shape)), meanDYX = pass.Temporary(node, "mdyx", channels);
            Tensor? meanDY = centered ? pass.Temporary(node, "mdy", channels) : null;
            pass.Add(new GroupGradientMeansKernel(x, mean, inverse, w, dy, doubles, meanDY, meanDYX, groups) { Layer = node.Name, Role = "GradientMeans" });
            pass.Add(new NormalizeGradientKernel(x, mean, inverse, w, dy, meanDY, meanDYX, dx.Tensor)
            {
                Layer = node.Name,
                Role = "InputGradient",
                Accumulate = dx.Accumulate,
            });
        }
    }

    private static void BackwardWeights(LayerNode node, BackwardPass pass, NormSumsKernel sums)
    {
        if (pass.ParameterGradient(node, Weight) is { } dw)
            pass.Add(sums with { DW = dw, DB = pass.ParameterGradient(node, Bias) });
    }
}
