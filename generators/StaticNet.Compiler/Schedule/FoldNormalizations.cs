using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Kernels.Normalization;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Schedule;

/// <summary>
/// In a prediction, BatchNorm behind a product multiplies and shifts each output by what does not change from sample to sample:
/// the product runs on weights and biases that have taken it in. These are made anew when the weights have changed.
/// </summary>
internal static class FoldNormalizations
{
    public static KernelProgram Run(KernelProgram program, TensorTable tensors)
    {
        var kernels = program.Kernels.ToList();
        var folds = new List<Kernel>();
        foreach (NormalizeKernel normalize in program.Kernels.OfType<NormalizeKernel>())
        {
            if (normalize is not { Epsilon: { } epsilon, Mean: { } mean, Inverse.Kind: TensorKind.State } || !IsReadOnce(program, normalize.X))
                continue;
            int index = kernels.FindIndex(kernel => kernel.Operands.Any(operand => operand.IsWritten && operand.Tensor == normalize.X));
            if (index < 0 || Weights(kernels[index]) is not var (w, b))
                continue;
            Tensor foldedW = tensors.Prepared($"{normalize.Layer}.folded.weight", w.Shape), foldedB = tensors.Prepared($"{normalize.Layer}.folded.bias", mean.Shape);
            folds.Add(new FoldKernel(w, b, mean, normalize.Inverse, normalize.W, normalize.B, foldedW, foldedB, epsilon) { Layer = normalize.Layer, Role = "Fold" });
            kernels[index] = kernels[index] switch
            {
                DenseKernel dense => dense with { W = foldedW, B = foldedB, Y = normalize.Y },
                Conv2DKernel conv => conv with { W = foldedW, B = foldedB, Y = normalize.Y },
                DepthwiseConv2DKernel conv => conv with { W = foldedW, B = foldedB, Y = normalize.Y },
                _ => kernels[index],
            };
            kernels.Remove(normalize);
        }

        return program with { Kernels = [.. folds, .. kernels] };
    }

    private static bool IsReadOnce(KernelProgram program, Tensor tensor) =>
        !program.Results.Contains(tensor) && program.Kernels.SelectMany(kernel => kernel.Operands).Count(operand => operand.IsRead && operand.Tensor == tensor) == 1;

    // Weights that two layers share, or that already took one normalisation in, would need a copy for each; there are none such.
    private static (Tensor W, Tensor? B)? Weights(Kernel kernel) => kernel switch
    {
        DenseKernel { Accumulate: false, Activation: null, W.Kind: TensorKind.Parameter } dense => (dense.W, dense.B),
        Conv2DKernel { Accumulate: false, Activation: null, W.Kind: TensorKind.Parameter, Groups: 1, Transposed: false } conv => (conv.W, conv.B),
        DepthwiseConv2DKernel { Accumulate: false, Activation: null, W.Kind: TensorKind.Parameter } conv => (conv.W, conv.B),
        _ => null,
    };
}
