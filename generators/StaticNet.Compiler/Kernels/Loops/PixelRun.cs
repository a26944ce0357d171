using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Loops;

/// <summary>
/// The same channels of all pixels, one pixel after the other: the pointer x of an operand gives xp, which walks from an offset
/// (that of the channels, and of a sample) in steps of the operand's pixels.
/// </summary>
internal static class PixelRun
{
    // Pixels further apart than two lines are fetched so many steps before they are needed: the processor foresees near ones only.
    private const int Far = 32, Ahead = 12;

    public static void Emit(KernelWriter writer, IReadOnlyList<(string Letter, TensorLayout Layout, string Offset)> operands, Action body) =>
        Emit(writer, operands, 1, _ => body());

    /// <summary>
    /// The same with several pixels in one turn of the loop, as far as they go into a row: the body is given how many, and walks from
    /// one to the next itself.
    /// </summary>
    public static void Emit(KernelWriter writer, IReadOnlyList<(string Letter, TensorLayout Layout, string Offset)> operands, int most, Action<int> body)
    {
        TensorLayout first = operands[0].Layout;
        if (first.Height > 1 && operands.Any(operand => !operand.Layout.IsDense))
        {
            using (writer.Loop("i", first.Height))
                Run(first.Width, "j", layout => Term("i", layout.RowStride));
            return;
        }

        using (writer.Text.Open())
            Run(first.Height * first.Width, "pixel", _ => "");

        void Run(int pixels, string variable, Func<TensorLayout, string> row)
        {
            foreach ((string letter, TensorLayout layout, string offset) in operands)
                writer.Line($"float* {letter}p = {At(letter, layout.Origin)}{offset}{row(layout)};");
            int together = Enumerable.Range(1, most).Last(some => pixels % some == 0);
            if (pixels == together)
            {
                body(together);
                return;
            }

            using (writer.Text.Open($"for (int {variable} = {N(pixels / together)}; {variable} != 0; {variable}--)"))
            {
                foreach ((string letter, TensorLayout layout, _) in operands.Where(operand => operand.Layout.PixelStride >= Far && pixels > Ahead))
                {
                    string?[] fetches = Enumerable.Range(Ahead, together).Select(pixel => writer.Simd.Prefetch($"{letter}p + {N(pixel * (long)layout.PixelStride)}")).ToArray();
                    if (fetches[0] is not null)
                        writer.Line(string.Join(" ", fetches));
                }

                body(together);
                foreach ((string letter, TensorLayout layout, _) in operands)
                    writer.Line($"{letter}p += {N(together * (long)layout.PixelStride)};");
            }
        }
    }
}
