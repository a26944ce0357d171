using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Loops;

/// <summary>Some channels of each pixel of one tensor to channels of another.</summary>
internal static class ChannelCopy
{
    public static void Emit(
        KernelWriter writer, string source, TensorLayout from, int sourceFirst, string target, TensorLayout to, int targetFirst, int channels, bool accumulate)
    {
        PixelLoop.Emit(writer, [(source, from), (target, to)], () =>
        {
            string x = At($"{source}p", sourceFirst), y = At($"{target}p", targetFirst);
            // Of eight, whatever the lanes: a vector may not reach past the last channel, which can be the end of the caller's memory.
            if (channels % 8 == 0)
            {
                ChannelLoop.Emit(writer, channels, (at, _) =>
                    writer.Line(writer.Simd.Store(at(y), accumulate ? writer.Simd.Add(writer.Simd.Load(at(y)), writer.Simd.Load(at(x))) : writer.Simd.Load(at(x)))));
                return;
            }

            writer.Line($"for (int c = 0; c < {N(channels)}; c++)");
            using (writer.Text.Indent())
                writer.Line($"{target}p[{(targetFirst == 0 ? "c" : $"{N(targetFirst)} + c")}] {(accumulate ? "+=" : "=")} {source}p[{(sourceFirst == 0 ? "c" : $"{N(sourceFirst)} + c")}];");
        });
    }

    /// <summary>
    /// All channels, and zeros as padding, in whole vectors: a vector that was stored float by float could not be loaded before all
    /// of them have left the core, which for a target of one float takes longer than its loss.
    /// </summary>
    public static void EmitPadded(KernelWriter writer, string source, TensorLayout from, string target, TensorLayout to) =>
        PixelLoop.Emit(writer, [(source, from), (target, to)], () => ChannelLoop.Emit(writer, from.Channels, (at, mask) =>
        {
            string x = at($"{source}p");
            writer.Line(writer.Simd.Store(at($"{target}p"), mask is null ? writer.Simd.Load(x) : writer.Simd.LoadFirst(x, from.Channels % 8)!));
        }));

    /// <summary>Makes the channels that pad each pixel zero.</summary>
    public static void EmitPadding(KernelWriter writer, string letter, TensorLayout layout)
    {
        if (layout.PixelStride == layout.Channels)
            return;
        PixelLoop.Emit(writer, [(letter, layout)], () =>
        {
            writer.Line($"for (int c = {N(layout.Channels)}; c < {N(layout.PixelStride)}; c++)");
            using (writer.Text.Indent())
                writer.Line($"{letter}p[c] = 0f;");
        });
    }
}
