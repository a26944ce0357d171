using StaticNet.Numerics;

namespace StaticNet;

/// <summary>The order of the samples in an epoch: Fisher and Yates's shuffle, drawn from the seed and the epoch alone.</summary>
internal static class SampleOrder
{
    public static void Shuffle(Span<int> order, ulong seed, int epoch)
    {
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        uint key = CounterRandom.SampleKey(seed, layer: -1, epoch, sample: 0);
        for (int i = order.Length - 1; i > 0; i--)
        {
            // 0 to i, by the upper half of the product.
            int j = (int)(((ulong)CounterRandom.Bits(key, (uint)i) * ((ulong)i + 1)) >> 32);
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
