using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Graph;

/// <summary>
/// Checks what every stage takes for granted of a program, so that a mistake is found where it is made and not three stages
/// later: reads come after writes, a tensor's first gradient is assigned and the others are added, work on samples and work
/// on parameters do not mix, and operands fit each other.
/// </summary>
internal static class Verify
{
    [Conditional("DEBUG")]
    public static void InDebug(KernelProgram program) => Run(program);

    /// <summary>Throws at the first mistake, naming kernel and tensor.</summary>
    public static void Run(KernelProgram program)
    {
        var written = new HashSet<Tensor>(program.Inputs);
        foreach (Kernel kernel in program.Kernels)
        {
            foreach (Operand operand in kernel.Operands.Where(operand => operand.Access == Access.Read))
            {
                if (!IsGiven(operand.Tensor) && !written.Contains(operand.Tensor))
                    throw Mistake(program, kernel, operand.Tensor, "is read, but nothing has written it");
            }

            foreach (Operand operand in kernel.Operands.Where(operand => operand.Access is Access.Write or Access.Accumulate))
                CheckWrite(program, kernel, operand, written);
            if (OperandShapes.Complaint(kernel) is (var tensor, var complaint))
                throw Mistake(program, kernel, tensor, complaint);
        }

        foreach (Tensor result in program.Results)
        {
            if (!written.Contains(result))
                throw new InvalidOperationException($"{program.Name}: {result} is a result, but nothing writes it");
        }
    }

    private static void CheckWrite(KernelProgram program, Kernel kernel, Operand operand, HashSet<Tensor> written)
    {
        Tensor tensor = operand.Tensor;
        if (program.Inputs.Contains(tensor) || tensor.Kind is TensorKind.Parameter or TensorKind.Input or TensorKind.Target)
            throw Mistake(program, kernel, tensor, "is written, but it is the caller's");
        if (tensor.IsPerSample && kernel.Work == Work.Units)
            throw Mistake(program, kernel, tensor, "belongs to a sample, but the kernel works on all samples at once");
        if (!tensor.IsPerSample && kernel.Work != Work.Units && tensor.Kind != TensorKind.Carried)
            throw Mistake(program, kernel, tensor, "belongs to all samples, but the kernel works sample by sample");
        bool first = written.Add(tensor);
        if (operand.Access == Access.Accumulate && first && !IsGiven(tensor))
            throw Mistake(program, kernel, tensor, "is added to, but nothing has written it");
        if (operand.Access == Access.Write && (!first || IsGiven(tensor)))
            throw Mistake(program, kernel, tensor, "is overwritten");
    }

    /// <summary>Whether it is there before the program begins.</summary>
    private static bool IsGiven(Tensor tensor) => tensor.Kind is TensorKind.Parameter or TensorKind.State or TensorKind.Carried;

    private static InvalidOperationException Mistake(KernelProgram program, Kernel kernel, Tensor tensor, string what) =>
        new($"{program.Name}, {kernel.GetType().Name} of {kernel.Layer} ({kernel.Role}): {tensor} {what}");
}
