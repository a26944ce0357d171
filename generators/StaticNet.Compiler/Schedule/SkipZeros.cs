using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Kernels.Functions;
using StaticNet.Compiler.Kernels.Normalization;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Schedule;

/// <summary>Dense layers of one sample behind a ReLU are told so: they are bound by reading weights, and need none of an input that is zero.</summary>
internal static class SkipZeros
{
    public static KernelProgram Run(KernelProgram program)
    {
        var rectified = new HashSet<Tensor>(program.Kernels.Select(Rectified).OfType<Tensor>());
        return program with
        {
            Kernels = [.. program.Kernels.Select(kernel => kernel is DenseKernel { Batched: false, X.Shape.IsVector: true } dense && rectified.Contains(dense.X) ? dense with { SkipsZeros = true } : kernel)],
        };
    }

    // What ends with a ReLU, whoever computes it.
    private static Tensor? Rectified(Kernel kernel) => kernel switch
    {
        DenseKernel { Activation: ReLU, Accumulate: false, Gate: null } dense => dense.Y,
        NormalizeKernel { Activation: ReLU } normalize => normalize.Y,
        ActivateKernel { Function: ReLU } activate => activate.Y,
        _ => null,
    };
}
