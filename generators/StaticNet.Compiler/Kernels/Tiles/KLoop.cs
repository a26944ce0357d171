using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Compiler.Kernels.Tiles;

/// <summary>A loop over what a product sums: how often, and by how much x and w move each time (in floats).</summary>
internal sealed record KLoop(int Count, long XStep, long WStep)
{
    /// <summary>An int of the emitted code that says how often, where that depends on the place.</summary>
    public string? Counter { get; init; }

    /// <summary>Of a loop around others that has a counter: what moves the pointers on behind those; null for literals.</summary>
    public string? Moves { get; init; }

    /// <summary>The same sum with loops merged where one runs on seamlessly into the next, and without loops that run once. Outermost first.</summary>
    public static IReadOnlyList<KLoop> Merge(IEnumerable<KLoop> loops)
    {
        var merged = new List<KLoop>();
        foreach (KLoop loop in loops.Reverse())
        {
            if (merged.Count == 0)
                merged.Add(loop);
            else if (loop.Count != 1)
            {
                KLoop inner = merged[merged.Count - 1];
                if (inner.Count == 1)
                    merged[merged.Count - 1] = loop;
                else if (loop.XStep == inner.Count * inner.XStep && loop.WStep == inner.Count * inner.WStep)
                    merged[merged.Count - 1] = inner with { Count = loop.Count * inner.Count };
                else
                    merged.Add(loop);
            }
        }

        merged.Reverse();
        return merged;
    }
}
