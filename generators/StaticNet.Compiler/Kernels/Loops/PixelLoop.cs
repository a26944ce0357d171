using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Loops;

/// <summary>The same work on every pixel of tensors with the same pixels; the pointer x of an operand gives xp, its pixel.</summary>
internal static class PixelLoop
{
    public static void Emit(KernelWriter writer, IReadOnlyList<(string Letter, TensorLayout Layout)> operands, Action body)
    {
        TensorLayout first = operands[0].Layout;
        if (first.Height * first.Width == 1)
        {
            using (writer.Text.Open())
            {
                foreach ((string letter, TensorLayout layout) in operands)
                    writer.Line($"float* {letter}p = {At(letter, layout.Origin)};");
                body();
            }

            return;
        }

        if (operands.All(operand => operand.Layout.IsDense))
        {
            using (writer.Loop("pixel", first.Height * first.Width))
            {
                foreach ((string letter, TensorLayout layout) in operands)
                    writer.Line($"float* {letter}p = {letter}{Term("pixel", layout.PixelStride)};");
                body();
            }

            return;
        }

        using (writer.Loop("i", first.Height))
        using (writer.Loop("j", first.Width))
        {
            foreach ((string letter, TensorLayout layout) in operands)
                writer.Line($"float* {letter}p = {At(letter, layout.Origin)}{Term("i", layout.RowStride)}{Term("j", layout.PixelStride)};");
            body();
        }
    }
}
