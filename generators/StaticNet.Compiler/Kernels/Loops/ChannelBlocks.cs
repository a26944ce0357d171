using System;
using System.Collections.Generic;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Loops;

/// <summary>
/// Channels outside and pixels inside, up to four vectors of channels at a time: for what is kept for each channel over all
/// pixels. Channels that pad a pixel are worked on too.
/// </summary>
internal static class ChannelBlocks
{
    private const int Most = 4;

    /// <summary>Writes the loop over the blocks.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="channels">How many channels.</param>
    /// <param name="body">Writes one block's work, given the end of an address that leads to its first channel, and its vectors.</param>
    public static void Emit(KernelWriter writer, int channels, Action<string, int> body)
    {
        int lanes = writer.Simd.Lanes, vectors = (channels + 7) / 8 * 8 / lanes, blocks = vectors / Most, rest = vectors % Most;
        if (blocks > 0)
        {
            using (blocks > 1 ? writer.Text.Open($"for (int c = 0; c < {N(blocks * Most * lanes)}; c += {Most * lanes})") : writer.Text.Open())
                body(blocks > 1 ? " + c" : "", Most);
        }

        if (rest > 0)
        {
            using (writer.Text.Open())
                body(blocks > 0 ? $" + {N(blocks * Most * lanes)}" : "", rest);
        }
    }

    /// <summary>Writes the loops over the pixels within a block; the pointer x of an operand gives xp, the block's channels of its pixel.</summary>
    public static void Pixels(
        KernelWriter writer, string block, IReadOnlyList<(string Letter, TensorLayout Layout)> operands, Action body, Action? beforeRow = null, Action? afterRow = null)
    {
        TensorLayout first = operands[0].Layout;
        using (writer.Loop("i", first.Height))
        {
            beforeRow?.Invoke();
            using (writer.Loop("j", first.Width))
            {
                foreach ((string letter, TensorLayout layout) in operands)
                    writer.Line($"float* {letter}p = {At(letter, layout.Origin)}{block}{Term("i", layout.RowStride)}{Term("j", layout.PixelStride)};");
                body();
            }

            afterRow?.Invoke();
        }
    }
}
