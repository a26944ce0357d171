using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Schedule;

/// <summary>
/// Takes copies out that have become views, and makes each halo zero before its tensor is written, since the memory may have
/// been another tensor's. Dropout learns in which order its elements lie, for that is how they are counted.
/// </summary>
internal static class ZeroHalos
{
    public static KernelProgram Run(
        KernelProgram program, IReadOnlyDictionary<Tensor, TensorLayout> layouts, IReadOnlyDictionary<Tensor, Tensor> views, IReadOnlyDictionary<Tensor, Shape> orders)
    {
        var kernels = new List<Kernel>();
        var zeroed = new HashSet<Tensor>();
        foreach (Kernel kernel in program.Kernels)
        {
            if (kernel is CopyKernel copy && views.ContainsKey(copy.Y) && !copy.Accumulate && Root(copy.Y) == Root(copy.X))
                continue;
            foreach (Operand operand in kernel.Operands.Where(operand => operand.IsWritten && operand.Tensor.IsPerSample))
            {
                if (!layouts[operand.Tensor].Halo.IsEmpty && zeroed.Add(operand.Tensor))
                    kernels.Add(new ZeroHaloKernel(operand.Tensor) { Layer = operand.Tensor.Name, Role = "Halo" });
            }

            kernels.Add(kernel is DropoutKernel dropout && orders.TryGetValue(dropout.X, out Shape order) ? dropout with { Order = order } : kernel);
        }

        return program with { Kernels = kernels };

        Tensor Root(Tensor tensor)
        {
            while (views.TryGetValue(tensor, out Tensor? root))
                tensor = root;
            return tensor;
        }
    }
}
