using System.Collections.Generic;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels.Normalization;

/// <summary>Where the elements of a batch belong, as logical indices: for what normalisations mean.</summary>
internal static class NormIndex
{
    /// <summary>The channel of an element of a batch.</summary>
    public static int Channel(Shape shape, long element) => (int)(shape.IsImage ? element / shape.Pixels % shape.Channels : element % shape.Channels);

    /// <summary>The element of a weight that goes with an element of a batch: that of its channel, or its own.</summary>
    public static int Weight(Shape weight, Shape shape, long element) => (int)(weight.IsImage ? element % shape.Size : Channel(shape, element));

    /// <summary>The elements of each group of channels of each sample.</summary>
    public static IEnumerable<(int Sample, int Group, List<int> Elements)> Groups(Shape shape, int count, int groups)
    {
        int size = (int)shape.Size;
        for (int sample = 0; sample < count; sample++)
        {
            var elements = new List<int>[groups];
            for (int group = 0; group < groups; group++)
                elements[group] = [];
            for (int i = sample * size; i < (sample + 1) * size; i++)
                elements[Channel(shape, i) / (shape.Channels / groups)].Add(i);
            for (int group = 0; group < groups; group++)
                yield return (sample, group, elements[group]);
        }
    }
}
