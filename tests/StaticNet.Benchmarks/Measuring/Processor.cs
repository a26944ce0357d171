using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace StaticNet.Benchmarks.Measuring;

/// <summary>What a measurement was made on, for the line above each table.</summary>
internal static class Processor
{
    /// <summary>The processor's own name, its cores, the runtime and the day.</summary>
    public static string Describe() => FormattableString.Invariant(
        $"{Name()}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, {DateTime.UtcNow:yyyy-MM-dd}");

    // The brand string of CPUID, leaves 0x80000002 to 0x80000004, 16 characters each.
    private static string Name()
    {
        if (!X86Base.IsSupported || (uint)X86Base.CpuId(unchecked((int)0x80000000), 0).Eax < 0x80000004)
            return RuntimeInformation.ProcessArchitecture.ToString();
        var name = new StringBuilder();
        for (uint leaf = 0x80000002; leaf <= 0x80000004; leaf++)
        {
            var (eax, ebx, ecx, edx) = X86Base.CpuId((int)leaf, 0);
            foreach (int register in (ReadOnlySpan<int>)[eax, ebx, ecx, edx])
                for (int i = 0; i < 4; i++)
                    name.Append((char)(register >> 8 * i & 255));
        }

        return name.ToString().TrimEnd('\0').Trim();
    }
}
