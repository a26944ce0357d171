using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Kernels.Recurrent;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Schedule;

/// <summary>
/// The caller's memory is in logical order, unaligned and exactly as long as it must be. Only products that broadcast single
/// numbers may read it as it is; for the others it is copied into a tensor of our own, and results are copied out.
/// </summary>
internal static class CallerMemory
{
    public static KernelProgram Run(KernelProgram program, TensorTable tensors)
    {
        var kernels = program.Kernels.ToList();
        foreach (Tensor caller in program.Inputs)
        {
            Kernel[] readers = kernels.Where(kernel => kernel.Operands.Any(operand => operand.Tensor == caller)).ToArray();
            if (readers.Length == 0 || readers.All(reader => ReadsAsItIs(reader, caller)))
                continue;
            Tensor own = tensors.Add(caller.Name + ".laidOut", caller.Shape, TensorKind.Activation);
            for (int i = 0; i < kernels.Count; i++)
                kernels[i] = Renamed(kernels[i], caller, own);
            kernels.Insert(FirstReader(kernels, own), new CopyKernel(caller, own) { Layer = caller.Name, Role = "LayOut" });
        }

        for (int i = 0; i < kernels.Count; i++)
        {
            Operand? output = kernels[i].Operands.FirstOrDefault(operand => operand.IsWritten && operand.Tensor.Kind == TensorKind.Output);
            if (output is null || kernels[i] is CopyKernel)
                continue;
            Tensor own = tensors.Add(output.Tensor.Name + ".laidOut", output.Tensor.Shape, TensorKind.Activation);
            string layer = kernels[i].Layer;
            kernels[i] = Renamed(kernels[i], output.Tensor, own);
            kernels.Insert(i + 1, new CopyKernel(own, output.Tensor) { Layer = output.Tensor.Name, Role = "Give" });
        }

        return program with { Kernels = kernels };
    }

    // Class indices are ints, which no copy of floats takes over.
    private static bool ReadsAsItIs(Kernel kernel, Tensor caller) => kernel.Operands.Any(operand => operand.Tensor == caller && operand.PointerType == "int*") || kernel switch
    {
        DenseKernel or DenseWeightGradientKernel or GateProductKernel => caller.Shape.IsVector,
        RecurrentKernel recurrent => recurrent.W is not null && caller.Shape.IsVector,
        Conv2DKernel conv => conv.R != caller && caller.Shape.Channels == 1 && !conv.Window.HasPadding,
        Conv2DWeightGradientKernel conv => caller.Shape.Channels == 1 && !conv.Window.HasPadding,
        CopyKernel => true,
        _ => false,
    };

    private static int FirstReader(List<Kernel> kernels, Tensor tensor) =>
        kernels.FindIndex(kernel => kernel.Operands.Any(operand => operand.IsRead && operand.Tensor == tensor));

    private static Kernel Renamed(Kernel kernel, Tensor from, Tensor to) =>
        kernel.Operands.Any(operand => operand.Tensor == from) ? kernel.Rename(tensor => tensor == from ? to : tensor) : kernel;
}
