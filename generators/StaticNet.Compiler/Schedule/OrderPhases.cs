using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Schedule;

/// <summary>
/// Work on parameters waits until all samples are done: a kernel whose result no sample reads, not even through another such
/// kernel, goes to the end, so that a step has three phases and threads wait for each other twice; statistics of the batch add more.
/// What depends on parameters alone, as transposed copies, goes to the beginning.
/// </summary>
internal static class OrderPhases
{
    public static KernelProgram Run(KernelProgram program)
    {
        var readBySamples = new HashSet<Tensor>();
        var waiting = new HashSet<Kernel>();
        foreach (Kernel kernel in program.Kernels.Reverse())
        {
            if (kernel.Work == Work.Units && !kernel.Operands.Any(operand => operand.IsWritten && readBySamples.Contains(operand.Tensor)))
                waiting.Add(kernel);
            else
                readBySamples.UnionWith(kernel.Operands.Where(operand => operand.IsRead).Select(operand => operand.Tensor));
        }

        bool IsFirst(Kernel kernel) => kernel.Work == Work.Units && !waiting.Contains(kernel) && kernel.Operands.All(operand => operand.IsWritten || operand.Tensor.Kind == TensorKind.Parameter);
        return program with
        {
            Kernels =
            [
                .. program.Kernels.Where(IsFirst),
                .. program.Kernels.Where(kernel => !IsFirst(kernel) && !waiting.Contains(kernel)),
                .. program.Kernels.Where(waiting.Contains),
            ],
        };
    }
}
