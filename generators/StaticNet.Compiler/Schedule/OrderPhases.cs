using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Schedule;

/// <summary>
/// Work on parameters waits for all samples: a kernel whose result no sample reads, not even through another such kernel, goes to the
/// end, so that a step has three phases and threads wait for each other twice. Statistics of the batch add more; then it goes to the first
/// phase over units that comes when what it reads is there, and still near. What reads results of such work comes behind all of it; what
/// depends on parameters alone, as transposed copies, goes to the beginning.
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
        var kernels = program.Kernels.Where(kernel => !IsFirst(kernel) && !waiting.Contains(kernel)).ToList();
        var places = new List<(Kernel Kernel, int At)>();
        var last = new List<Kernel>();
        var written = new HashSet<Tensor>();
        foreach (Kernel kernel in program.Kernels.Where(waiting.Contains))
        {
            bool isLast = kernel.Operands.Any(operand => operand.IsRead && written.Contains(operand.Tensor));
            written.UnionWith(kernel.Operands.Where(operand => operand.IsWritten).Select(operand => operand.Tensor));
            if (isLast)
            {
                last.Add(kernel);
                continue;
            }

            int ready = 1 + kernels.FindLastIndex(other => kernel.Operands.Any(operand => operand.IsRead && other.Operands.Any(written => written.IsWritten && written.Tensor == operand.Tensor)));
            int at = kernels.FindIndex(ready, other => other.Work == Work.Units);
            places.Add((kernel, at < 0 ? kernels.Count : at));
        }

        return program with
        {
            Kernels =
            [
                .. program.Kernels.Where(IsFirst),
                .. Enumerable.Range(0, kernels.Count + 1).SelectMany(at => places.Where(place => place.At == at).Select(place => place.Kernel).Concat(kernels.Skip(at).Take(1))),
                .. last,
            ],
        };
    }
}
