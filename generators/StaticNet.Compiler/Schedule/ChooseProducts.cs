using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;

namespace StaticNet.Compiler.Schedule;

/// <summary>Dense layers of many samples tile the rows; of one sample they read the weights once.</summary>
internal static class ChooseProducts
{
    public static KernelProgram Run(KernelProgram program, bool batched) => program with
    {
        Kernels = program.Kernels
            .Select(kernel => kernel is DenseKernel dense ? dense with { Batched = batched, Role = batched ? dense.Role + "Batch" : dense.Role } : kernel)
            .ToArray(),
    };
}
