using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Schedule;

/// <summary>A kernel program with everything decided but the places in memory.</summary>
/// <param name="Program">The kernels, fused and lowered, in order.</param>
/// <param name="Layouts">How each tensor of a sample lies in memory.</param>
/// <param name="Parameters">How each parameter lies in memory.</param>
/// <param name="Views">Tensors that are another one under another name or shape: they have no memory of their own.</param>
/// <param name="Phases">The kernels in groups that need no waiting inside.</param>
internal sealed record ScheduledProgram(
    KernelProgram Program,
    IReadOnlyDictionary<Tensor, TensorLayout> Layouts,
    IReadOnlyDictionary<Tensor, ParameterLayout> Parameters,
    IReadOnlyDictionary<Tensor, Tensor> Views,
    IReadOnlyList<KernelPhase> Phases)
{
    /// <summary>The tensor that has the memory.</summary>
    public Tensor Root(Tensor tensor)
    {
        while (Views.TryGetValue(tensor, out Tensor? root))
            tensor = root;
        return tensor;
    }

    public TensorLayout Layout(Tensor tensor) => Layouts.TryGetValue(tensor, out TensorLayout? layout)
        ? layout
        : throw new InvalidOperationException($"{Program.Name}: {tensor} has no layout");

    public ParameterLayout Parameter(Tensor tensor) => Parameters.TryGetValue(tensor, out ParameterLayout? layout)
        ? layout
        : throw new InvalidOperationException($"{Program.Name}: {tensor} has no parameter layout");
}

/// <summary>Kernels that run without waiting in between: each thread takes its samples, or its share of each kernel's units.</summary>
internal sealed record KernelPhase(bool IsUnits, IReadOnlyList<Kernel> Kernels)
{
    /// <summary>Whether it runs for some samples at a time, in turn with the others of this kind.</summary>
    public bool InMicrobatches { get; init; }

    /// <summary>
    /// Groups kernels in their order. A thread has its own share of each kernel's units, so work on units that reads what other
    /// such work wrote begins a phase of its own.
    /// </summary>
    public static IReadOnlyList<KernelPhase> Of(IEnumerable<Kernel> kernels)
    {
        var phases = new List<KernelPhase>();
        foreach (Kernel kernel in kernels)
        {
            bool isUnits = kernel.Work == Work.Units;
            if (phases.Count > 0 && phases[phases.Count - 1].IsUnits == isUnits && !(isUnits && phases[phases.Count - 1].Gives(kernel)))
                phases[phases.Count - 1] = new KernelPhase(isUnits, [.. phases[phases.Count - 1].Kernels, kernel]);
            else
                phases.Add(new KernelPhase(isUnits, [kernel]));
        }

        return phases;
    }

    private bool Gives(Kernel reader)
    {
        var written = new HashSet<Tensor>(Kernels.SelectMany(kernel => kernel.Operands).Where(operand => operand.IsWritten).Select(operand => operand.Tensor));
        return reader.Operands.Any(operand => operand.IsRead && written.Contains(operand.Tensor));
    }
}
