using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Schedule;

namespace StaticNet.Compiler.Memory;

/// <summary>
/// Gives tensors their places by liveness: from its first write to its last read a tensor has its memory for itself, then
/// another may have it. An output takes its input's place where the kernel allows it and nobody reads the input later. Large
/// tensors are placed first, each at the lowest place that is free for all its life. What no other loop over the samples reads
/// lies in the memory of the loop's first sample, for all of them: it stays in the cache from sample to sample.
/// </summary>
internal static class PlanMemory
{
    // A sample's memory is an odd number of cache lines, so that the same place of many samples does not fall on one cache set.
    private const int Line = 16;

    public static MemoryPlan Run(ScheduledProgram scheduled)
    {
        Dictionary<Tensor, Life> lives = Lives(scheduled);
        var host = new Dictionary<Tensor, Tensor>();
        MergeInPlace(scheduled, lives, host);
        IReadOnlyList<int> loops = SampleLoops(scheduled);
        var reused = new HashSet<Tensor>();
        foreach (KeyValuePair<Tensor, Life> pair in lives.ToArray())
        {
            if (pair.Value.Last == int.MaxValue || loops[pair.Value.First] != loops[pair.Value.Last] || scheduled.Program.Kernels[pair.Value.First].Work != Work.Sample)
                continue;
            reused.Add(pair.Key);
            int loop = loops[pair.Value.First];
            lives[pair.Key] = pair.Value with { LoopFirst = IndexOf(loops, loop), LoopLast = LastIndexOf(loops, loop) };
        }

        var kept = new HashSet<Tensor>(KeptRoots(scheduled).Select(root => Hosted(root, host)));
        var offsets = new Dictionary<Tensor, int>();
        int peak = Place(scheduled, lives.Where(pair => !kept.Contains(pair.Key)), offsets);
        int keptPeak = kept.Count == 0 ? 0 : Place(scheduled, lives.Where(pair => kept.Contains(pair.Key)), offsets);
        int total = lives.Keys.Sum(tensor => scheduled.Layout(tensor).SampleStride);
        foreach (Tensor tensor in scheduled.Layouts.Keys.Where(IsOurs).OrderBy(tensor => tensor.Id))
        {
            Tensor root = Hosted(scheduled.Root(tensor), host);
            if (root != tensor)
                offsets[tensor] = offsets[root];
            if (reused.Contains(root))
                reused.Add(tensor);
            if (kept.Contains(root))
                kept.Add(tensor);
        }

        var shared = new Dictionary<Tensor, int>();
        int fixedFloats = 0;
        foreach (Tensor tensor in scheduled.Parameters.Keys.Where(tensor => tensor.Kind is TensorKind.Derived or TensorKind.Carried).OrderBy(tensor => tensor.Id))
        {
            shared[tensor] = fixedFloats;
            fixedFloats += scheduled.Parameter(tensor).Size;
        }

        return new MemoryPlan(offsets, OfSample(peak), shared, fixedFloats, total, kept, keptPeak == 0 ? 0 : OfSample(keptPeak), reused);
    }

    // A vector at the very end may be read past it.
    private static int OfSample(int peak)
    {
        peak += Line;
        return peak / Line % 2 == 0 ? peak + Line : peak;
    }

    // What is read or written when the samples of all microbatches are done.
    private static IEnumerable<Tensor> KeptRoots(ScheduledProgram scheduled) => scheduled.Phases.Any(phase => phase.InMicrobatches)
        ? scheduled.Phases.Where(phase => !phase.InMicrobatches).SelectMany(phase => phase.Kernels).SelectMany(kernel => kernel.Operands)
            .Select(operand => operand.Tensor).Where(IsOurs).Select(scheduled.Root)
        : [];

    // The memory that tensors need, each at its place.
    private static int Place(ScheduledProgram scheduled, IEnumerable<KeyValuePair<Tensor, Life>> lives, Dictionary<Tensor, int> offsets)
    {
        var placed = new List<(Life Life, int Offset, int Size)>();
        int peak = 0;
        foreach (KeyValuePair<Tensor, Life> pair in lives.OrderByDescending(pair => scheduled.Layout(pair.Key).SampleStride).ThenBy(pair => pair.Key.Id))
        {
            int size = scheduled.Layout(pair.Key).SampleStride, offset = 0;
            foreach ((Life life, int at, int length) in placed.Where(other => other.Life.Overlaps(pair.Value)).OrderBy(other => other.Offset))
            {
                if (offset + size <= at)
                    break;
                offset = Math.Max(offset, at + length);
            }

            placed.Add((pair.Value, offset, size));
            offsets[pair.Key] = offset;
            peak = Math.Max(peak, offset + size);
        }

        return peak;
    }

    private static bool IsOurs(Tensor tensor) => tensor.Kind is TensorKind.Activation or TensorKind.Gradient or TensorKind.Saved;

    // From first write to last read, in kernels; results live to the end. Work on units runs after all samples of its phase.
    private static Dictionary<Tensor, Life> Lives(ScheduledProgram scheduled)
    {
        var lives = new Dictionary<Tensor, Life>();
        for (int i = 0; i < scheduled.Program.Kernels.Count; i++)
        {
            foreach (Operand operand in scheduled.Program.Kernels[i].Operands.Where(operand => IsOurs(operand.Tensor)))
            {
                Tensor root = scheduled.Root(operand.Tensor);
                lives[root] = lives.TryGetValue(root, out Life? life) ? life with { Last = i } : new Life(i, i);
            }
        }

        foreach (Tensor result in scheduled.Program.Results.Where(IsOurs))
            lives[scheduled.Root(result)] = lives[scheduled.Root(result)] with { Last = int.MaxValue };
        return lives;
    }

    private static void MergeInPlace(ScheduledProgram scheduled, Dictionary<Tensor, Life> lives, Dictionary<Tensor, Tensor> host)
    {
        for (int i = 0; i < scheduled.Program.Kernels.Count; i++)
        {
            Kernel kernel = scheduled.Program.Kernels[i];
            if (kernel.InPlace is not { } input || !IsOurs(input))
                continue;
            Tensor output = kernel.Operands.First(operand => operand.IsWritten).Tensor;
            if (!IsOurs(output))
                continue;
            Tensor from = Hosted(scheduled.Root(input), host), to = scheduled.Root(output);
            bool begins = scheduled.Program.Kernels.Take(i).All(earlier => earlier is ZeroHaloKernel || earlier.Operands.All(operand => !IsOurs(operand.Tensor) || scheduled.Root(operand.Tensor) != to));
            bool alone = kernel.Operands.Count(operand => operand.IsRead && IsOurs(operand.Tensor) && Hosted(scheduled.Root(operand.Tensor), host) == from) == 1;
            if (!alone || from == to || host.ContainsKey(to) || !begins || lives[from].Last != i || !scheduled.Layout(from).Equals(scheduled.Layout(to)))
                continue;
            host[to] = from;
            lives[from] = lives[from] with { Last = lives[to].Last };
            lives.Remove(to);
        }
    }

    // For each kernel, which run over the samples it belongs to: kernels on rows or units end one.
    private static IReadOnlyList<int> SampleLoops(ScheduledProgram scheduled)
    {
        var loops = new List<int>();
        for (int i = 0; i < scheduled.Program.Kernels.Count; i++)
        {
            bool goesOn = i > 0 && scheduled.Program.Kernels[i].Work == Work.Sample && scheduled.Program.Kernels[i - 1].Work == Work.Sample;
            loops.Add(i == 0 ? 0 : loops[i - 1] + (goesOn ? 0 : 1));
        }

        return loops;
    }

    private static int IndexOf(IReadOnlyList<int> loops, int loop) => Enumerable.Range(0, loops.Count).First(i => loops[i] == loop);

    private static int LastIndexOf(IReadOnlyList<int> loops, int loop) => Enumerable.Range(0, loops.Count).Last(i => loops[i] == loop);

    private static Tensor Hosted(Tensor tensor, Dictionary<Tensor, Tensor> host)
    {
        while (host.TryGetValue(tensor, out Tensor? other))
            tensor = other;
        return tensor;
    }

    private sealed record Life(int First, int Last)
    {
        /// <summary>The first and last kernel of the loop whose samples all use the same memory; null where each sample has its own.</summary>
        public int? LoopFirst { get; init; }

        public int LoopLast { get; init; }

        // While one sample's loop goes on, another's tensors that outlive it must not be overwritten by what is reused.
        public bool Overlaps(Life other) => LoopFirst is null == other.LoopFirst is null
            ? First <= other.Last && other.First <= Last
            : (LoopFirst ?? First) <= (other.LoopFirst is null ? other.Last : other.LoopLast) && (other.LoopFirst ?? other.First) <= (LoopFirst is null ? Last : LoopLast);
    }
}
