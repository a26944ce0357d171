using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Schedule;

/// <summary>
/// The gradient through an activation is taken by the product, or the pool, that gives the gradient behind it, while that is in
/// registers: the gradient behind the activation has no memory of its own. Where it is a sum of several shares, what reads it later may
/// be a view, and the sum is worth more as it is.
/// </summary>
internal static class FuseGates
{
    public static KernelProgram Run(KernelProgram program)
    {
        var kernels = program.Kernels.ToList();
        foreach (ActivateGradientKernel gradient in program.Kernels.OfType<ActivateGradientKernel>())
        {
            Tensor dy = gradient.DY;
            bool fits = !gradient.Accumulate && gradient.XY.Kind is TensorKind.Activation && !program.Results.Contains(dy)
                && kernels.SelectMany(kernel => kernel.Operands).Count(operand => operand.IsRead && operand.Access != Access.Accumulate && operand.Tensor == dy) == 1;
            int last = kernels.FindLastIndex(kernel => kernel.Operands.Any(operand => operand.IsWritten && operand.Tensor == dy));
            if (!fits || last < 0)
                continue;
            var gate = new Gate(gradient.XY, gradient.Function);
            Kernel? gated = kernels[last] switch
            {
                DenseKernel { Accumulate: false, Activation: null, Gate: null, R: null } dense when gradient.Function.IsGradientCheap || dense.X.Shape.IsVector => dense with { Gate = gate },
                Conv2DKernel { Accumulate: false, Activation: null, Gate: null, R: null, Groups: 1 } conv when gradient.Function.IsGradientCheap => conv with { Gate = gate },
                DepthwiseConv2DKernel { Accumulate: false, Activation: null, Gate: null } conv when gradient.Function.IsGradientCheap => conv with { Gate = gate },
                GlobalAvgPoolGradientKernel { Accumulate: false, Gate: null } pool when gradient.Function.IsGradientCheap => pool with { Gate = gate },
                _ => null,
            };
            if (gated is null)
                continue;
            kernels[last] = gated with { Role = gate.Function.Name + gated.Role };
            kernels.Remove(gradient);
            for (int i = 0; i <= last; i++)
            {
                if (kernels[i].Operands.Any(operand => operand.Tensor == dy))
                    kernels[i] = kernels[i].Rename(tensor => tensor == dy ? gradient.DX : tensor);
            }
        }

        return program with { Kernels = kernels };
    }
}
