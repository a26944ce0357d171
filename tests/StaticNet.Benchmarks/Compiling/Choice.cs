extern alias generator;

using generator::StaticNet.Compiler.Kernels;
using generator::StaticNet.Compiler.Text;

namespace StaticNet.Benchmarks.Compiling;

/// <summary>One way to emit a kernel of a shape.</summary>
/// <param name="Shape">Which kernel of which shape: its ways are compared with each other.</param>
/// <param name="Name">Which way: "6 rows".</param>
/// <param name="IsPicked">Whether it is the compiler's.</param>
/// <param name="Estimate">What the compiler takes it to cost, in cycles; NaN where it goes by measurements.</param>
/// <param name="Operands">The emitted method's pointers, with how many floats they need.</param>
/// <param name="Numbers">The ints that the method is given behind its pointers, by name.</param>
/// <param name="Body">The emitted text for AVX2.</param>
internal sealed record Choice(string Shape, string Name, bool IsPicked, double Estimate, (string Letter, long Floats)[] Operands, (string Name, int Value)[] Numbers, string Body)
{
    /// <summary>The text that a body of the compiler's writes.</summary>
    public static string TextOf(Action<KernelWriter> emit)
    {
        var text = new SourceWriter();
        emit(new KernelWriter(text, Simd.Avx2, null!));
        return text.ToString();
    }

    /// <summary>The method as text, and one that calls it on a block of memory where its operands lie one behind the other.</summary>
    public string Method(int number)
    {
        string parameters = string.Join(", ", Operands.Select(operand => $"float* {operand.Letter}").Concat(Numbers.Select(pair => $"int {pair.Name}")));
        var arguments = new List<string>();
        long offset = 0;
        foreach ((_, long floats) in Operands)
        {
            arguments.Add(FormattableString.Invariant($"memory + {offset}"));
            offset += Padded(floats);
        }

        arguments.AddRange(Numbers.Select(pair => FormattableString.Invariant($"{pair.Value}")));
        return $$"""
            [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
            private static void Kernel{{number}}({{parameters}})
            {
            {{Body}}
            }

            public static void Run{{number}}(float* memory) => Kernel{{number}}({{string.Join(", ", arguments)}});
            """;
    }

    /// <summary>Floats of that block.</summary>
    public long Floats => Operands.Sum(operand => Padded(operand.Floats));

    // Whole lines of the cache, and not all at the same place of a page.
    private static long Padded(long floats) => (floats + 15) / 16 * 16 + 16;
}
