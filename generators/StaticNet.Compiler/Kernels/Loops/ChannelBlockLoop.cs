using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Loops;

/// <summary>For each vector of channels all pixels: what a channel has for itself stays in registers.</summary>
internal static class ChannelBlockLoop
{
    /// <summary>Writes the loop.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="operands">The pointers' names and layouts; all have the same pixels and channels.</param>
    /// <param name="before">Writes what comes before the pixels, given where a pointer's vector lies, and the mask of its channels; null for all.</param>
    /// <param name="body">Writes one pixel's work on x, which lies at xp, given the mask again.</param>
    /// <param name="after">Writes what comes behind the pixels.</param>
    public static void Emit(
        KernelWriter writer,
        IReadOnlyList<(string Letter, TensorLayout Layout)> operands,
        Action<Func<string, string>, string?> before,
        Action<string?> body,
        Action<Func<string, string>>? after = null)
    {
        int lanes = writer.Simd.Lanes, channels = operands[0].Layout.Channels, full = channels / lanes * lanes;
        Number whole = full == channels ? writer.Number("channels", channels) : full;
        if (full > lanes || whole.IsTold)
        {
            using (writer.Text.Open($"for (int c = 0; c < {whole}; c += {lanes})"))
                EmitAt(" + c", pointer => $"{pointer} + c", null);
        }
        else if (full > 0)
        {
            using (writer.Text.Open())
                EmitAt("", pointer => pointer, null);
        }

        for (int c = full; c < (channels + 7) / 8 * 8; c += lanes)
        {
            int channel = c;
            using (writer.Text.Open())
                EmitAt(At("", channel), pointer => At(pointer, channel), writer.Simd.FirstLanes(channels - c));
        }

        void EmitAt(string offset, Func<string, string> at, string? mask)
        {
            before(at, mask);
            PixelRun.Emit(writer, operands.Select(operand => (operand.Letter, operand.Layout, offset)).ToArray(), () => body(mask));
            after?.Invoke(at);
        }
    }
}
