using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels;

namespace StaticNet.Compiler.Emit;

/// <summary>
/// The families of a network's convolutions, over all of its programs. Where all members have the same text there is no family: the
/// text says it all.
/// </summary>
internal sealed class ConvolutionFamilies
{
    private readonly Dictionary<string, ConvolutionFamily> families = [];

    public ConvolutionFamilies(IEnumerable<CompiledProgram?> programs)
    {
        var members = programs.OfType<CompiledProgram>().SelectMany(program => program.Scheduled.Program.Kernels.OfType<Conv2DKernel>().Select(kernel => (kernel, program)))
            .Select(member => (member.kernel, member.program, Key: ConvolutionFamily.KeyOf(member.kernel, member.program)))
            .Where(member => member.Key is not null);
        foreach (var family in members.GroupBy(member => member.Key!))
        {
            if (family.Select(member => KernelMethods.KeyOf(member.kernel, member.program)).Distinct().Skip(1).Any())
                families[family.Key] = new ConvolutionFamily([.. family.Select(member => (member.kernel, (IPlacement)member.program))]);
        }
    }

    /// <summary>The family of a kernel; null where it has none.</summary>
    public ConvolutionFamily? Of(Kernel kernel, IPlacement placement) =>
        families.Count > 0 && kernel is Conv2DKernel conv && ConvolutionFamily.KeyOf(conv, placement) is { } key && families.TryGetValue(key, out ConvolutionFamily? family) ? family : null;
}
