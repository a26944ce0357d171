using Microsoft.CodeAnalysis.Diagnostics;

namespace StaticNet.Generator;

/// <summary>What a project says of being compiled ahead of time. The package's properties make it visible to the compiler.</summary>
/// <param name="PublishesAot">Whether it is published ahead of time.</param>
/// <param name="InstructionSet">For which processors: a level ("x86-64-v3"), or instruction sets with commas between; "" where nothing is said.</param>
/// <param name="Runtime">The runtime identifier: "linux-x64"; "" where it is the building machine's.</param>
/// <param name="TargetFramework">"v9.0".</param>
internal readonly record struct AotSettings(bool PublishesAot, string InstructionSet, string Runtime, string TargetFramework)
{
    // Each of them stands for AVX2 and, but for "avx2" itself, FMA. With AVX2 the compiler asks for FMA when the program runs.
    private static readonly string[] WithAvx2 = ["avx2", "avx512", "avx10", "x86-64-v3", "x86-x64-v3", "x86-64-v4", "x86-x64-v4", "native", "haswell", "skylake"];

    public static AotSettings Of(AnalyzerConfigOptions options) => new(
        string.Equals(Property(options, "PublishAot"), "true", StringComparison.OrdinalIgnoreCase),
        Property(options, "IlcInstructionSet"),
        Property(options, "RuntimeIdentifier"),
        Property(options, "TargetFrameworkVersion"));

    /// <summary>Whether the kernels for AVX2 would be left out, though the processor may have it.</summary>
    public bool LeavesAvxOut => PublishesAot && InstructionSet.Length > 0 && !Runtime.Contains("arm") && !InstructionSet.Split(',').Any(HasAvx2);

    // From .NET 10 on, "avx" makes the program ask for AVX2 when it runs; before, it folds the question to "no".
    private bool HasAvx2(string set) =>
        WithAvx2.Any(known => set.Trim().StartsWith(known, StringComparison.OrdinalIgnoreCase))
        || (string.Equals(set.Trim(), "avx", StringComparison.OrdinalIgnoreCase) && TargetFramework.StartsWith("v1", StringComparison.Ordinal));

    private static string Property(AnalyzerConfigOptions options, string name) => options.TryGetValue("build_property." + name, out string? value) ? value : "";
}
