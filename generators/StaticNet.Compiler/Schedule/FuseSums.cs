using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Kernels.Normalization;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Schedule;

/// <summary>
/// A residual connection: what a convolution, a dense layer over a sequence or a normalisation gives is added to something that is there
/// already, so it is added while the sums are in registers. Of two such the later one adds the earlier one's result.
/// </summary>
internal static class FuseSums
{
    public static KernelProgram Run(KernelProgram program)
    {
        var kernels = program.Kernels.ToList();
        foreach (AddKernel add in program.Kernels.OfType<AddKernel>())
        {
            if (add.Xs.Count != 2 || add.Xs[0] == add.Xs[1])
                continue;
            int first = Writer(add.Xs[0]), second = Writer(add.Xs[1]);
            int index = System.Math.Max(first, second);
            Tensor sum = add.Xs[first > second ? 0 : 1], other = add.Xs[first > second ? 1 : 0];
            Kernel? fused = first == second ? null : kernels[index] switch
            {
                Conv2DKernel { Accumulate: false, Activation: null, R: null, Groups: 1 } conv => conv with { Y = add.Y, R = other },
                DenseKernel { Accumulate: false, Activation: null, R: null, Gate: null, X.Shape.IsVector: false } dense => dense with { Y = add.Y, R = other },
                NormalizeKernel { Activation: null, R: null, X.Shape.IsImage: true } normalize => normalize with { Y = add.Y, R = other },
                _ => null,
            };
            if (fused is null || program.Results.Contains(sum))
                continue;
            if (program.Kernels.SelectMany(kernel => kernel.Operands).Count(operand => operand.IsRead && operand.Tensor == sum) != 1)
                continue;
            kernels[index] = fused with { Role = "Add" + fused.Role };
            kernels.Remove(add);
        }

        return program with { Kernels = kernels };

        // The last that writes it; -1 where it is the caller's.
        int Writer(Tensor tensor) => kernels.FindLastIndex(kernel => kernel.Operands.Any(operand => operand.IsWritten && operand.Tensor == tensor));
    }
}
