using System.Collections.Generic;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Schedule;

/// <summary>
/// The gradient by a layer's input is the layer's own product with transposed weights: so it runs on the same kernels, and a
/// transposed copy of the weights is made at the beginning of each step.
/// </summary>
internal static class LowerInputGradients
{
    public static KernelProgram Run(KernelProgram program, TensorTable tensors)
    {
        var copies = new List<Kernel>();
        var transposed = new Dictionary<Tensor, Tensor>();
        Tensor Exchanged(ConvTranspose2DInputGradientKernel kernel)
        {
            if (transposed.TryGetValue(kernel.W, out Tensor? known))
                return known;
            Tensor wt = transposed[kernel.W] = tensors.Add(kernel.W.Name + ".transposed", kernel.W.Shape, TensorKind.Derived);
            copies.Add(new TransposeKernel(kernel.W, wt, kernel.Groups) { Layer = kernel.Layer, Role = "Transpose", OfTransposed = true });
            return wt;
        }

        Tensor Transposed(Kernel kernel, Tensor w, int groups)
        {
            if (transposed.TryGetValue(w, out Tensor? known))
                return known;
            var sizes = w.Shape.ToArray();
            (sizes[0], sizes[1]) = (w.Shape[1] * groups, w.Shape[0] / groups);
            Tensor wt = transposed[w] = tensors.Add(w.Name + ".transposed", new Shape(sizes), TensorKind.Derived);
            copies.Add(new TransposeKernel(w, wt, groups) { Layer = kernel.Layer, Role = "Transpose" });
            return wt;
        }

        var kernels = new List<Kernel>();
        foreach (Kernel kernel in program.Kernels)
        {
            kernels.Add(kernel switch
            {
                DenseInputGradientKernel dense => new DenseKernel(dense.DY, Transposed(dense, dense.W, 1), null, dense.DX)
                {
                    Layer = dense.Layer,
                    Role = dense.Role,
                    Accumulate = dense.Accumulate,
                },
                // The algorithm transforms the weights, and transposes them on the way.
                Conv2DInputGradientKernel { Algorithm: not ConvolutionAlgorithm.Direct } conv => new Conv2DKernel(conv.DY, conv.W, null, conv.DX, conv.Window.Reversed(conv.DX.Shape), 1)
                {
                    Layer = conv.Layer,
                    Role = conv.Role,
                    Accumulate = conv.Accumulate,
                    Algorithm = conv.Algorithm,
                    Transposed = true,
                },
                Conv2DInputGradientKernel conv => new Conv2DKernel(conv.DY, Transposed(conv, conv.W, conv.Groups), null, conv.DX, conv.Window.Reversed(conv.DX.Shape), conv.Groups)
                {
                    Layer = conv.Layer,
                    Role = conv.Role,
                    Accumulate = conv.Accumulate,
                },
                ConvTranspose2DInputGradientKernel conv => new Conv2DKernel(conv.DY, Exchanged(conv), null, conv.DX, conv.Window, conv.Groups)
                {
                    Layer = conv.Layer,
                    Role = conv.Role,
                    Accumulate = conv.Accumulate,
                },
                _ => kernel,
            });
        }

        return program with { Kernels = [.. copies, .. kernels] };
    }
}
