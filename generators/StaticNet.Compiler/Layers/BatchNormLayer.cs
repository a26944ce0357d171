using System.Collections.Generic;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels.Normalization;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>
/// y = (x - mean) / sqrt(variance + epsilon) w + b for each channel. Training's statistics are of the batch, so all samples wait
/// for them between the layers, and in the backward pass for the two sums that the gradient needs.
/// </summary>
internal sealed class BatchNormLayer : Layer<BatchNormAttribute>
{
    private const string Mean = "mean", Inverse = "inverse", RunningMean = "running_mean", RunningVariance = "running_var";

    public override string? NotStepwise(LayerNode node) => null;

    protected override Shape? Infer(BatchNormAttribute attribute, LayerShapes shapes)
    {
        bool valid = Norms.CheckEpsilon(shapes, attribute.Epsilon);
        if (attribute.Momentum is not (>= 0 and <= 1))
        {
            shapes.Report(RuleIds.ArgumentOutOfRange, nameof(attribute.Momentum), shapes.Name, nameof(attribute.Momentum), attribute.Momentum, "from 0 to 1");
            valid = false;
        }

        if (shapes.Input.IsSequence)
            return shapes.Report(RuleIds.WrongRank, null, shapes.Name, "a vector or an image [C, H, W]", shapes.Source, shapes.Input, "");
        return valid ? shapes.Input : null;
    }

    protected override IReadOnlyList<ParameterDeclaration> Parameters(BatchNormAttribute attribute, IReadOnlyList<Shape> inputs)
    {
        var channels = new Shape(inputs[0].Channels);
        return
        [
            .. Norms.Parameters(channels, weight: attribute.Affine, bias: attribute.Affine),
            new ParameterDeclaration(RunningMean, channels, Initialization.Constant(0), IsTrained: false),
            new ParameterDeclaration(RunningVariance, channels, Initialization.Constant(1), IsTrained: false),
        ];
    }

    protected override void Forward(BatchNormAttribute attribute, LayerNode node, ForwardPass pass)
    {
        Tensor x = node.Input, runningMean = node.Parameter(RunningMean)!, runningVariance = node.Parameter(RunningVariance)!;
        Tensor? w = node.Parameter(Norms.Weight), b = node.Parameter(Norms.Bias);
        if (!pass.Training || attribute.Frozen)
        {
            pass.Add(new NormalizeKernel(x, runningMean, runningVariance, w, b, node.Output) { Layer = node.Name, Epsilon = attribute.Epsilon });
            return;
        }

        var channels = new Shape(x.Shape.Channels);
        Tensor mean = pass.SaveShared(node, Mean, channels), inverse = pass.SaveShared(node, Inverse, channels);
        pass.Add(new BatchStatisticsKernel(x, runningMean, runningVariance, mean, inverse, attribute.Epsilon, attribute.Momentum) { Layer = node.Name, Role = "Statistics" });
        pass.Add(new NormalizeKernel(x, mean, inverse, w, b, node.Output) { Layer = node.Name, Role = "Normalize" });
    }

    protected override void Backward(BatchNormAttribute attribute, LayerNode node, BackwardPass pass)
    {
        if (attribute.Frozen)
        {
            BackwardFrozen(attribute, node, pass);
            return;
        }

        Tensor x = node.Input, dy = pass.OutputGradient(node), mean = pass.Saved(node, Mean), inverse = pass.Saved(node, Inverse);
        Tensor? w = node.Parameter(Norms.Weight);
        GradientTarget? dx = pass.Gradient(x);
        var sums = new NormSumsKernel(x, mean, inverse, dy)
        {
            Layer = node.Name,
            Role = "Sums",
            DW = pass.ParameterGradient(node, Norms.Weight),
            DB = pass.ParameterGradient(node, Norms.Bias),
        };
        if (dx is not null)
        {
            var channels = new Shape(x.Shape.Channels);
            sums = sums with { W = w, MeanDY = pass.Shared(node, "mdy", channels), MeanDYX = pass.Shared(node, "mdyx", channels) };
        }

        if (sums.DW is not null || dx is not null)
            pass.Add(sums);
        if (dx is not null)
        {
            pass.Add(new NormalizeGradientKernel(x, mean, inverse, w, dy, sums.MeanDY, sums.MeanDYX!, dx.Tensor)
            {
                Layer = node.Name,
                Role = "InputGradient",
                Accumulate = dx.Accumulate,
            });
        }
    }

    // The running statistics are constants, and so the layer only scales.
    private static void BackwardFrozen(BatchNormAttribute attribute, LayerNode node, BackwardPass pass)
    {
        if (pass.Gradient(node.Input) is not { } dx)
            return;
        pass.Add(new NormalizeKernel(pass.OutputGradient(node), null, node.Parameter(RunningVariance)!, node.Parameter(Norms.Weight), null, dx.Tensor)
        {
            Layer = node.Name,
            Role = "InputGradient",
            Epsilon = attribute.Epsilon,
            Accumulate = dx.Accumulate,
        });
    }
}
