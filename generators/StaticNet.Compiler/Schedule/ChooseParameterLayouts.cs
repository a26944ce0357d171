using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Kernels.Normalization;
using StaticNet.Compiler.Kernels.Recurrent;
using StaticNet.Compiler.Kernels.Winograd;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Schedule;

/// <summary>
/// Weights lie in panels: rows are what a product sums over, in the order in which its input lies in memory; columns are its
/// outputs. Biases are vectors.
/// </summary>
internal static class ChooseParameterLayouts
{
    public static IReadOnlyDictionary<Tensor, ParameterLayout> Run(KernelProgram program, IReadOnlyDictionary<Tensor, TensorLayout> layouts)
    {
        var parameters = new Dictionary<Tensor, ParameterLayout>();
        foreach (Kernel kernel in program.Kernels)
        {
            switch (kernel)
            {
                case DenseKernel dense when dense.W.Kind == TensorKind.Derived:
                    parameters[dense.W] = Transposed(dense, layouts[dense.Y]);
                    break;
                case DenseKernel dense:
                    parameters[dense.W] = Dense(dense.W.Shape, dense.X.Shape.IsVector ? layouts[dense.X] : null);
                    Vector(dense.B);
                    break;
                case DenseWeightGradientKernel dense:
                    parameters[dense.DW] = Dense(dense.DW.Shape, dense.X.Shape.IsVector ? layouts[dense.X] : null);
                    break;
                case Conv2DKernel { Transposed: true } conv:
                    parameters[conv.W] = ConvolutionTransposed(conv.W.Shape, conv.Groups);
                    Vector(conv.B);
                    break;
                case ConvTranspose2DWeightGradientKernel conv:
                    parameters[conv.DW] = ConvolutionTransposed(conv.DW.Shape, conv.Groups);
                    break;
                case DepthwiseConv2DKernel conv:
                    parameters[conv.W] = Depthwise(conv.W.Shape);
                    Vector(conv.B);
                    break;
                case DepthwiseConv2DWeightGradientKernel conv:
                    parameters[conv.DW] = Depthwise(conv.DW.Shape);
                    break;
                case Conv2DKernel conv:
                    parameters[conv.W] = Convolution(conv.W.Shape, conv.Groups);
                    Vector(conv.B);
                    break;
                case WinogradWeightsKernel winograd:
                    parameters[winograd.W] = Convolution(winograd.W.Shape, groups: 1);
                    parameters[winograd.U] = WinogradWeightsKernel.Layout(winograd.U.Shape);
                    break;
                case WinogradProductGradientKernel winograd:
                    parameters[winograd.DU] = WinogradWeightsKernel.Layout(winograd.DU.Shape);
                    break;
                case WinogradWeightGradientKernel winograd:
                    parameters[winograd.DW] = Convolution(winograd.DW.Shape, groups: 1);
                    break;
                case WinogradKernel winograd:
                    Vector(winograd.B);
                    break;
                case Conv2DWeightGradientKernel conv:
                    parameters[conv.DW] = Convolution(conv.DW.Shape, conv.Groups);
                    break;
                case PReLUKernel prelu:
                    Vector(prelu.W);
                    break;
                case FoldKernel fold:
                    foreach (Tensor? vector in new[] { fold.B, fold.Mean, fold.Variance, fold.Gain, fold.Shift, fold.FoldedB })
                        Vector(vector);
                    break;
                case BiasGradientKernel bias:
                    Vector(bias.DB);
                    break;
                case GateProductKernel gates:
                    parameters[gates.W] = gates.Gates.Weights(gates.W.Shape[1]);
                    parameters[gates.B] = parameters[gates.C] = gates.Gates.Biases;
                    break;
                case GateTransposeKernel gates:
                    parameters[gates.W] = gates.Gates.Weights(gates.W.Shape[1]);
                    parameters[gates.WT] = gates.Gates.Transposed(gates.W.Shape[1]);
                    break;
                case GateWeightGradientKernel gates:
                    parameters[gates.DW] = gates.Gates.Weights(gates.DW.Shape[1]);
                    break;
                case GateBiasGradientKernel gates:
                    parameters[gates.DB] = gates.Gates.Biases;
                    break;
                case RecurrentKernel recurrent:
                    parameters[recurrent.U] = recurrent.Gates.Weights(recurrent.Gates.Units);
                    if (recurrent.W is not null)
                    {
                        parameters[recurrent.W] = recurrent.Gates.Weights(inputs: 1);
                        parameters[recurrent.B!] = parameters[recurrent.C!] = recurrent.Gates.Biases;
                    }

                    Vector(recurrent.State);
                    Vector(recurrent.Cells);
                    break;
                case EmbeddingKernel embedding:
                    parameters[embedding.W] = TableRow.Layout(embedding.W.Shape);
                    break;
                case EmbeddingGradientKernel embedding:
                    parameters[embedding.DW] = TableRow.Layout(embedding.DW.Shape);
                    break;
                case PositionalEmbeddingKernel position:
                    parameters[position.W] = TableRow.Layout(position.W.Shape);
                    break;
                case PositionalGradientKernel position:
                    parameters[position.DW] = TableRow.Layout(position.DW.Shape);
                    break;
                case BatchStatisticsKernel or NormalizeKernel or NormalizeGradientKernel or NormSumsKernel or ElementNormSumsKernel
                    or GroupGradientMeansKernel or PixelNormKernel or PixelNormGradientKernel:
                    foreach (Operand operand in kernel.Operands.Where(operand => !operand.Tensor.IsPerSample))
                        parameters[operand.Tensor] = NormWeights.Layout(operand.Tensor.Shape);
                    break;
            }
        }

        foreach (FoldKernel fold in program.Kernels.OfType<FoldKernel>())
            parameters[fold.W] = parameters[fold.FoldedW];
        return parameters;

        void Vector(Tensor? tensor)
        {
            if (tensor is not null)
                parameters[tensor] = ParameterLayout.Vector((int)tensor.Shape.Size);
        }
    }

    private static ParameterLayout Dense(Shape shape, TensorLayout? x)
    {
        int outputs = shape[0], inputs = shape[1];
        return x is null || x.Height * x.Width == 1
            ? new ParameterLayout(inputs, outputs, [outputs, inputs], [0, 1], [1, 0])
            : new ParameterLayout(inputs, outputs, [outputs, x.Channels, x.Height, x.Width], [0, 1, x.Width * x.Channels, x.Channels], [1, 0, 0, 0]);
    }

    private static ParameterLayout Transposed(DenseKernel dense, TensorLayout y)
    {
        int outputs = dense.W.Shape[0], inputs = dense.W.Shape[1];
        return !dense.Y.Shape.IsVector || y.Height * y.Width == 1
            ? new ParameterLayout(inputs, outputs, [outputs, inputs], [0, 1], [1, 0])
            : new ParameterLayout(inputs, outputs, [y.Channels, y.Height, y.Width, inputs], [0, 0, 0, 1], [1, y.Width * y.Channels, y.Channels, 0]);
    }

    private static ParameterLayout Convolution(Shape shape, int groups)
    {
        int filters = shape[0] / groups, channels = shape[1], height = shape.Rank == 4 ? shape[2] : 1, width = shape[shape.Rank - 1];
        return groups == 1
            ? new ParameterLayout(channels * height * width, filters, [filters, channels, height, width], [0, 1, width * channels, channels], [1, 0, 0, 0])
            : new ParameterLayout(
                channels * height * width, filters, [groups, filters, channels, height, width], [0, 0, 1, width * channels, channels], [0, 1, 0, 0, 0], groups, [1, 0, 0, 0, 0]);
    }

    // [C, filters / g, u, v]: the filters are columns here too, and the rows are taps of channels.
    private static ParameterLayout ConvolutionTransposed(Shape shape, int groups)
    {
        int channels = shape[0] / groups, filters = shape[1], height = shape[2], width = shape[3];
        return groups == 1
            ? new ParameterLayout(channels * height * width, filters, [channels, filters, height, width], [1, 0, width * channels, channels], [0, 1, 0, 0])
            : new ParameterLayout(
                channels * height * width, filters, [groups, channels, filters, height, width], [0, 1, 0, width * channels, channels], [0, 0, 1, 0, 0], groups, [1, 0, 0, 0, 0]);
    }

    // [C, 1, u, v]: a row for each tap.
    private static ParameterLayout Depthwise(Shape shape) =>
        new(shape[2] * shape[3], shape[0], [shape[0], shape[2], shape[3]], [0, shape[3], 1], [1, 0, 0]);
}
