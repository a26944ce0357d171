using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels;

namespace StaticNet.Compiler.Emit;

/// <summary>
/// The families of a network's kernels, over all of its programs. Where all members have the same text there is no family: the text says
/// it all.
/// </summary>
internal sealed class KernelFamilies
{
    private readonly Dictionary<Kernel, IKernelFamily> families = new(ByReference.Comparer);

    public KernelFamilies(IEnumerable<CompiledProgram?> programs)
    {
        (Kernel Kernel, IPlacement Placement)[] all =
            [.. programs.OfType<CompiledProgram>().SelectMany(program => program.Scheduled.Program.Kernels.Select(kernel => (kernel, (IPlacement)program)))];
        var convolutions = all.Where(pair => pair.Kernel is Conv2DKernel).Select(pair => (Kernel: (Conv2DKernel)pair.Kernel, pair.Placement))
            .Select(pair => (pair.Kernel, pair.Placement, Key: ConvolutionFamily.KeyOf(pair.Kernel, pair.Placement))).Where(pair => pair.Key is not null);
        foreach (var group in convolutions.GroupBy(member => member.Key!))
        {
            if (!group.Select(member => KernelMethods.KeyOf(member.Kernel, member.Placement)).Distinct().Skip(1).Any())
                continue;
            var family = new ConvolutionFamily([.. group.Select(member => (member.Kernel, member.Placement))]);
            foreach ((Conv2DKernel kernel, _, _) in group)
                families[kernel] = family;
        }

        foreach (var group in all.Select(pair => NumberFamily.Member.Of(pair.Kernel, pair.Placement)).OfType<NumberFamily.Member>().GroupBy(member => member.Key))
        {
            if (NumberFamily.Of([.. group]) is not { } family)
                continue;
            foreach (NumberFamily.Member member in group)
                families[member.Kernel] = family;
        }
    }

    /// <summary>The family of a kernel; null where it has none.</summary>
    public IKernelFamily? Of(Kernel kernel) => families.TryGetValue(kernel, out IKernelFamily? family) ? family : null;
}
