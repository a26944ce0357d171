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
    public static void Emit(KernelWriter writer, IReadOnlyList<(string Letter, TensorLayout Layout, string Offset)> operands, Action body)
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
            if (pixels == 1)
            {
                body();
                return;
            }

            using (writer.Text.Open($"for (int {variable} = {N(pixels)}; {variable} != 0; {variable}--)"))
            {
                body();
                foreach ((string letter, TensorLayout layout, _) in operands)
                    writer.Line($"{letter}p += {N(layout.PixelStride)};");
            }
        }
    }
}
