using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Kernels.Normalization;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Schedule;

/// <summary>An activation that alone reads a product is applied to the product's sums while they are in registers, where it is cheap or each sum is a product of its own.</summary>
internal static class FuseActivations
{
    public static KernelProgram Run(KernelProgram program)
    {
        var kernels = program.Kernels.ToList();
        var readers = new Dictionary<Tensor, int>();
        foreach (Operand operand in kernels.SelectMany(kernel => kernel.Operands).Where(operand => operand.IsRead))
            readers[operand.Tensor] = readers.TryGetValue(operand.Tensor, out int count) ? count + 1 : 1;
        foreach (ActivateKernel activate in program.Kernels.OfType<ActivateKernel>())
        {
            if (readers[activate.X] != 1 || program.Results.Contains(activate.X))
                continue;
            int index = kernels.FindIndex(kernel => kernel.Operands.Any(operand => operand.IsWritten && operand.Tensor == activate.X));
            Kernel? fused = index < 0 ? null : kernels[index] switch
            {
                DenseKernel { Accumulate: false, Activation: null } dense when activate.Function.IsCheap || dense.X.Shape.IsVector => dense with { Y = activate.Y, Activation = activate.Function },
                Conv2DKernel { Accumulate: false, Activation: null } conv when activate.Function.IsCheap => conv with { Y = activate.Y, Activation = activate.Function },
                DepthwiseConv2DKernel { Accumulate: false, Activation: null } conv when activate.Function.IsCheap => conv with { Y = activate.Y, Activation = activate.Function },
                NormalizeKernel { Activation: null } normalize => normalize with { Y = activate.Y, Activation = activate.Function },
                _ => null,
            };
            if (fused is null)
                continue;
            kernels[index] = fused with { Role = activate.Function.Name + fused.Role };
            kernels.Remove(activate);
        }

        return program with { Kernels = kernels };
    }
}
