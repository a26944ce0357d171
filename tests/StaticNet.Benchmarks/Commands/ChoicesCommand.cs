using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Benchmarks.Compiling;
using StaticNet.Benchmarks.Measuring;

namespace StaticNet.Benchmarks.Commands;

/// <summary>
/// Whether the compiler chooses well: every way to emit a kernel, compiled and timed in turn with the others of its shape, beside the way
/// that the compiler picks and what it took them to cost.
/// </summary>
internal static unsafe class ChoicesCommand
{
    private const double Seconds = 0.6, SampleSeconds = 100e-6;

    public static int Run(bool all, bool asJson)
    {
        Choice[] choices = [.. ChoiceList.All()];
        Type kernels = Compile(choices);
        var table = all
            ? new Table("kernel", "way", "picked", "estimate / the picked one's", "median us", "minimum us", "median / the picked one's", "minimum / the picked one's")
            : new Table("kernel", "picked", "its median us", "its minimum us", "quickest", "the quickest's minimum us", "picked / quickest, median", "picked / quickest, minimum");
        foreach (IGrouping<string, (Choice Choice, int Number)> shape in choices.Select((choice, number) => (choice, number)).GroupBy(pair => pair.choice.Shape))
        {
            (Choice Choice, int Number)[] ways = [.. shape];
            Measurement[] times = Measure(kernels, ways);
            int picked = Array.FindIndex(ways, way => way.Choice.IsPicked), quickest = Array.IndexOf(times, times.MinBy(time => time.Minimum));
            if (!all)
            {
                table.Add(
                    shape.Key, ways[picked].Choice.Name, times[picked].Median, times[picked].Minimum, ways[quickest].Choice.Name, times[quickest].Minimum,
                    times[picked].Median / times[quickest].Median, times[picked].Minimum / times[quickest].Minimum);
                continue;
            }

            for (int i = 0; i < ways.Length; i++)
            {
                table.Add(
                    shape.Key, ways[i].Choice.Name, i == picked ? "yes" : "", ways[i].Choice.Estimate / ways[picked].Choice.Estimate, times[i].Median, times[i].Minimum,
                    times[i].Median / times[picked].Median, times[i].Minimum / times[picked].Minimum);
            }
        }

        table.Print(asJson);
        return 0;
    }

    private static Type Compile(Choice[] choices)
    {
        string text = $$"""
            using System;
            using System.Runtime.CompilerServices;
            using System.Runtime.Intrinsics;
            using System.Runtime.Intrinsics.X86;

            public static unsafe class Kernels
            {
            {{string.Join("\n\n", choices.Select((choice, i) => choice.Method(i)))}}
            }
            """;
        using var image = new MemoryStream();
        CSharpCompilation compilation = Declarations.Compile(text);
        if (compilation.Emit(image) is { Success: false } failure)
            throw new InvalidOperationException(string.Join('\n', failure.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return Assembly.Load(image.ToArray()).GetType("Kernels", throwOnError: true)!;
    }

    // In turn, so that whatever else the machine does meets all of them.
    private static Measurement[] Measure(Type kernels, (Choice Choice, int Number)[] ways)
    {
        const int alignment = 64;
        nuint bytes = (nuint)(ways.Max(way => way.Choice.Floats) * sizeof(float));
        var memory = (float*)NativeMemory.AlignedAlloc(bytes, alignment);
        try
        {
            NativeMemory.Clear(memory, bytes);
            var runs = ways.Select(way => (nint)kernels.GetMethod($"Run{way.Number}")!.MethodHandle.GetFunctionPointer()).ToArray();
            int[] calls = [.. runs.Select(run => CallsOf((delegate*<float*, void>)run, memory))];
            List<double>[] samples = [.. ways.Select(_ => new List<double>())];
            long begin = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(begin).TotalSeconds < Seconds)
            {
                for (int i = 0; i < runs.Length; i++)
                    samples[i].Add(Microseconds((delegate*<float*, void>)runs[i], memory, calls[i]));
            }

            return [.. samples.Select((sample, i) => Measurement.Of(sample, (long)sample.Count * calls[i]))];
        }
        finally
        {
            NativeMemory.AlignedFree(memory);
        }
    }

    private static int CallsOf(delegate*<float*, void> run, float* memory)
    {
        Microseconds(run, memory, 50);
        return (int)Math.Max(1, 1e6 * SampleSeconds / Microseconds(run, memory, 50));
    }

    private static double Microseconds(delegate*<float*, void> run, float* memory, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
            run(memory);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / calls;
    }
}
