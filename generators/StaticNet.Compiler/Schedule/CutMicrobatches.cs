using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels;

namespace StaticNet.Compiler.Schedule;

/// <summary>
/// Lets a step work on some samples at a time, forward, backward and the gradients of parameters that can be added to, so that what
/// belongs to a sample is still in a cache when it is read again, and only so many samples need memory. Gradients that are better summed over
/// all samples, as those of a dense layer, wait for the last; what they read is kept for all samples. It needs a step in which samples do not
/// wait for each other.
/// </summary>
internal static class CutMicrobatches
{
    public static ScheduledProgram Run(ScheduledProgram scheduled)
    {
        IReadOnlyList<KernelPhase> phases = scheduled.Phases;
        int ofSamples = phases.ToList().FindIndex(phase => !phase.IsUnits);
        if (ofSamples < 0 || ofSamples == phases.Count - 1 || phases.Skip(ofSamples + 1).Any(phase => !phase.IsUnits))
            return scheduled;
        ILookup<bool, Kernel> gradients = phases[ofSamples + 1].Kernels.ToLookup(kernel => kernel.CanAdd);
        if (!gradients[true].Any())
            return scheduled;

        List<KernelPhase> cut =
        [
            .. phases.Take(ofSamples),
            phases[ofSamples] with { InMicrobatches = true },
            new KernelPhase(IsUnits: true, [.. gradients[true].Select(kernel => kernel with { Adds = true })]) { InMicrobatches = true },
        ];
        cut.AddRange(KernelPhase.Of([.. gradients[false], .. phases.Skip(ofSamples + 2).SelectMany(phase => phase.Kernels)]));
        return scheduled with { Phases = cut, Program = scheduled.Program with { Kernels = [.. cut.SelectMany(phase => phase.Kernels)] } };
    }
}
