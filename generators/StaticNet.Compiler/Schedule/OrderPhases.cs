using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Schedule;

/// <summary>
/// Work on parameters waits until all samples are done: a kernel whose result no sample reads goes to the end, so that a step has
/// three phases and threads wait for each other twice.
/// </summary>
internal static class OrderPhases
{
    public static KernelProgram Run(KernelProgram program)
    {
        var readBySamples = new HashSet<Tensor>(program.Kernels
            .Where(kernel => kernel.Work != Work.Units)
            .SelectMany(kernel => kernel.Operands)
            .Where(operand => operand.IsRead)
            .Select(operand => operand.Tensor));
        bool CanWait(Kernel kernel) => kernel.Work == Work.Units && !kernel.Operands.Any(operand => operand.IsWritten && readBySamples.Contains(operand.Tensor));
        return program with { Kernels = [.. program.Kernels.Where(kernel => !CanWait(kernel)), .. program.Kernels.Where(CanWait)] };
    }
}
