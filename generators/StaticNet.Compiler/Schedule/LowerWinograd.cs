using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Kernels.Winograd;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Schedule;

/// <summary>
/// Puts Winograd's algorithm where a layer asks for it, after all fusion, so that what is fused into a convolution is fused into it. Its
/// transformed weights are made at the beginning of a training step, and for predictions whenever the weights have changed; their gradient
/// is transformed back at the end of a step.
/// </summary>
internal static class LowerWinograd
{
    /// <summary>Replaces convolutions.</summary>
    /// <param name="program">The program.</param>
    /// <param name="tensors">Where new tensors are made.</param>
    /// <param name="forward">Whether those forward are replaced too: an inspection runs on the weights as they are.</param>
    public static KernelProgram Run(KernelProgram program, TensorTable tensors, bool forward)
    {
        bool training = program.Inputs.Any(input => input.Kind == TensorKind.Target);
        var transformed = new Dictionary<(Tensor, bool, WinogradForm), Tensor>();
        var kernels = new List<Kernel>();
        foreach (Kernel kernel in program.Kernels)
        {
            if (kernel is Conv2DWeightGradientKernel { Algorithm: not ConvolutionAlgorithm.Direct } gradient && PaysForWeights(gradient))
                kernels.AddRange(OfWeights(gradient));
            else
                kernels.Add(kernel is Conv2DKernel { Algorithm: not ConvolutionAlgorithm.Direct } conv && (forward || conv.Transposed) ? Lowered(conv) : kernel);
        }

        return program with { Kernels = kernels };

        IEnumerable<Kernel> OfWeights(Conv2DWeightGradientKernel gradient)
        {
            WinogradForm form = WinogradForm.Of(gradient.Algorithm, gradient.DY.Shape);
            var tiles = new WinogradTiles(form, gradient.DY.Shape);
            Tensor OfPoints(Tensor tensor, string name) => tensors.Add($"{gradient.DW.Name}.{name}", tiles.ByPoint(tensor.Shape.Channels), TensorKind.Saved);
            Tensor xt = OfPoints(gradient.X, "inputs"), yt = OfPoints(gradient.DY, "products");
            Tensor du = tensors.Add($"{gradient.DW.Name}.winograd", WinogradWeightsKernel.ShapeOf(gradient.DW.Shape, form, transposed: false), TensorKind.Derived);
            yield return new WinogradInputsKernel(gradient.X, xt, gradient.Window, tiles) { Layer = gradient.Layer, Role = "InputPoints" };
            yield return new WinogradOutputsGradientKernel(gradient.DY, yt, tiles) { Layer = gradient.Layer, Role = "OutputPointsGradient" };
            yield return new WinogradProductGradientKernel(xt, yt, du, tiles) { Layer = gradient.Layer, Role = "ProductGradient" };
            yield return new WinogradWeightGradientKernel(du, gradient.DW, form) { Layer = gradient.Layer, Role = gradient.Role };
        }

        // Few channels have small products, which the transforms outweigh.
        static bool PaysForWeights(Conv2DWeightGradientKernel gradient) => Math.Min(gradient.X.Shape.Channels, gradient.DY.Shape.Channels)
            >= (WinogradForm.Of(gradient.Algorithm, gradient.DY.Shape) == WinogradForm.F4 ? 8 : 16);

        WinogradKernel Lowered(Conv2DKernel conv)
        {
            WinogradForm form = WinogradForm.Of(conv.Algorithm, conv.Y.Shape);
            var tiles = new WinogradTiles(form, conv.Y.Shape);
            Tensor Scratch(string name, int channels) => tensors.Add($"{conv.Y.Name}.{name}", tiles.Scratch(channels), TensorKind.Saved);
            return new WinogradKernel(
                conv.X, Weights(conv, form), conv.B, conv.Y, Scratch("transformed", conv.X.Shape.Channels), Scratch("products", conv.Y.Shape.Channels), conv.Window, form)
            {
                Layer = conv.Layer,
                Role = conv.Role,
                Activation = conv.Activation,
                Accumulate = conv.Accumulate,
                R = conv.R,
                Gate = conv.Gate,
            };
        }

        Tensor Weights(Conv2DKernel conv, WinogradForm form)
        {
            if (transformed.TryGetValue((conv.W, conv.Transposed, form), out Tensor? known))
                return known;
            string name = $"{conv.W.Name}.{(conv.Transposed ? "transposed." : "")}winograd";
            Shape shape = WinogradWeightsKernel.ShapeOf(conv.W.Shape, form, conv.Transposed);
            Tensor u = training ? tensors.Add(name, shape, TensorKind.Derived) : tensors.Prepared(name, shape);
            var transform = new WinogradWeightsKernel(conv.W, u, form) { Layer = conv.Layer, Role = conv.Transposed ? "TransposedWeights" : "Weights", Transposed = conv.Transposed };
            kernels.Insert(kernels.FindLastIndex(kernel => kernel.Operands.Any(operand => operand.IsWritten && operand.Tensor == conv.W)) + 1, transform);
            transformed[(conv.W, conv.Transposed, form)] = u;
            return u;
        }
    }
}
