using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Schedule;

/// <summary>
/// The gradient by a bias is summed by the gradient by the weights where that one copies the columns of dy anyway, which saves a pass
/// over memory. That depends on where tensors lie, so it comes behind the layouts.
/// </summary>
internal static class FuseBiasGradients
{
    public static KernelProgram Run(KernelProgram program, IReadOnlyDictionary<Tensor, TensorLayout> layouts, IReadOnlyDictionary<Tensor, ParameterLayout> parameters)
    {
        var kernels = program.Kernels.ToList();
        foreach (BiasGradientKernel bias in program.Kernels.OfType<BiasGradientKernel>())
        {
            int at = kernels.FindIndex(kernel => kernel is IPointGradient points && points.DY == bias.DY && kernel.Layer == bias.Layer
                && points.TakesBias(tensor => layouts[tensor], parameters[points.DW]));
            if (at < 0)
                continue;
            kernels[at] = ((IPointGradient)kernels[at]).WithBias(bias.DB) with { Role = "WeightAndBiasGradient" };
            kernels.Remove(bias);
        }

        return program with { Kernels = kernels };
    }
}
