using System;
using System.Collections.Generic;
using System.Linq;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Loops;

/// <summary>The same work on all channels of a pixel, a vector at a time; lanes behind the last channel are masked out.</summary>
internal static class ChannelLoop
{
    /// <summary>Writes the loop.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="channels">How many channels.</param>
    /// <param name="body">Writes one vector's work, given where a pointer's vector lies, and the mask of its channels; null for all.</param>
    public static void Emit(KernelWriter writer, int channels, Action<Func<string, string>, string?> body)
    {
        int lanes = writer.Simd.Lanes, full = channels / lanes * lanes;
        if (full <= 4 * lanes)
        {
            for (int c = 0; c < full; c += lanes)
                EmitAt(writer, c, null, body);
        }
        else
        {
            using (writer.Text.Open($"for (int c = 0; c < {N(full)}; c += {lanes})"))
                body(pointer => $"{pointer} + c", null);
        }

        for (int c = full; c < (channels + 7) / 8 * 8; c += lanes)
            EmitAt(writer, c, writer.Simd.FirstLanes(channels - c), body);
    }

    /// <summary>
    /// The same with some vectors in one turn of the loop, for sums whose vectors are added up before a sum of doubles takes them. The body is
    /// given where each of them lies, and the mask of the last; null for all channels.
    /// </summary>
    public static void EmitTogether(KernelWriter writer, int channels, int most, Action<IReadOnlyList<Func<string, string>>, string?> body)
    {
        int lanes = writer.Simd.Lanes, step = most * lanes, full = channels / step * step;
        if (full > step)
        {
            using (writer.Text.Open($"for (int c = 0; c < {N(full)}; c += {step})"))
                body([.. Enumerable.Range(0, most).Select(i => (Func<string, string>)(pointer => $"{At(pointer, i * lanes)} + c"))], null);
        }
        else if (full > 0)
        {
            EmitGroup(0, most, null);
        }

        int rest = (channels - full) / lanes;
        if (rest > 0)
            EmitGroup(full, rest, null);
        for (int c = full + rest * lanes; c < (channels + 7) / 8 * 8; c += lanes)
            EmitGroup(c, 1, writer.Simd.FirstLanes(channels - c));

        void EmitGroup(int first, int count, string? mask)
        {
            using (writer.Text.Open())
                body([.. Enumerable.Range(0, count).Select(i => (Func<string, string>)(pointer => At(pointer, first + i * lanes)))], mask);
        }
    }

    private static void EmitAt(KernelWriter writer, int channel, string? mask, Action<Func<string, string>, string?> body)
    {
        using (writer.Text.Open())
            body(pointer => At(pointer, channel), mask);
    }
}
