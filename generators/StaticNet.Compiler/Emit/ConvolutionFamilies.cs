using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using StaticNet.Compiler.Kernels;

namespace StaticNet.Compiler.Emit;

/// <summary>
/// The families of a network's convolutions, over all of its programs. Where all members have the same text there is no family: the
/// text says it all.
/// </summary>
internal sealed class ConvolutionFamilies
{
    // By kernel: each is in one program only.
    private readonly Dictionary<Kernel, ConvolutionFamily> families = new(new ByReference());

    public ConvolutionFamilies(IEnumerable<CompiledProgram?> programs)
    {
        var members = programs.OfType<CompiledProgram>().SelectMany(program => program.Scheduled.Program.Kernels.OfType<Conv2DKernel>().Select(kernel => (kernel, program)))
            .Select(member => (member.kernel, member.program, Key: ConvolutionFamily.KeyOf(member.kernel, member.program)))
            .Where(member => member.Key is not null);
        foreach (var group in members.GroupBy(member => member.Key!))
        {
            if (!group.Select(member => KernelMethods.KeyOf(member.kernel, member.program)).Distinct().Skip(1).Any())
                continue;
            var family = new ConvolutionFamily([.. group.Select(member => (member.kernel, (IPlacement)member.program))]);
            foreach ((Conv2DKernel kernel, _, _) in group)
                families[kernel] = family;
        }
    }

    /// <summary>The family of a kernel; null where it has none.</summary>
    public ConvolutionFamily? Of(Kernel kernel) => families.TryGetValue(kernel, out ConvolutionFamily? family) ? family : null;

    private sealed class ByReference : IEqualityComparer<Kernel>
    {
        public bool Equals(Kernel? x, Kernel? y) => ReferenceEquals(x, y);

        public int GetHashCode(Kernel kernel) => RuntimeHelpers.GetHashCode(kernel);
    }
}
