using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Loops;

/// <summary>
/// The same work on every element of tensors of one shape, a vector at a time: one run where no tensor has a halo, else row by
/// row. Channels that pad a pixel are worked on too; what they hold is nobody's business.
/// </summary>
internal static class ElementLoop
{
    public static void Emit(KernelWriter writer, IReadOnlyList<(string Letter, TensorLayout Layout)> operands, Action<Func<string, string>> body) =>
        Emit(writer, operands, (at, _) => body(at));

    /// <summary>Writes the loop.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="operands">The pointers' names and layouts.</param>
    /// <param name="body">Writes one vector's work, given where each operand's vector lies and the index of its first element.</param>
    public static void Emit(KernelWriter writer, IReadOnlyList<(string Letter, TensorLayout Layout)> operands, Action<Func<string, string>, string> body)
    {
        TensorLayout first = operands[0].Layout;
        if (operands.Any(operand => operand.Layout.PixelStride != first.PixelStride || operand.Layout.Height != first.Height || operand.Layout.Width != first.Width))
            throw new InvalidOperationException("elements can be worked on together only where tensors lie alike");
        int lanes = writer.Simd.Lanes;
        bool isOneRow = operands.All(operand => operand.Layout.IsDense);
        int floats = isOneRow ? (first.Height * first.Width * first.PixelStride + 7) / 8 * 8 : first.Width * first.PixelStride;
        if (isOneRow && floats <= 4 * lanes)
        {
            for (int i = 0; i < floats; i += lanes)
            {
                int at = i;
                using (writer.Text.Open())
                    body(letter => At(letter, at), N(at));
            }

            return;
        }

        Number rows = writer.Number("rows", isOneRow ? 1 : first.Height), length = writer.Number("length", floats);
        if (isOneRow && !rows.IsTold)
        {
            using (writer.Text.Open($"for (int i = 0; i < {length}; i += {lanes})"))
                body(letter => $"{letter} + i", "i");
            return;
        }

        using (writer.Loop("row", rows))
        {
            foreach ((string letter, TensorLayout layout) in operands)
                writer.Line($"float* {letter}r = {writer.First(letter, layout.Origin)}{Term("row", writer.RowStride(letter, layout))};");
            using (writer.Text.Open($"for (int i = 0; i < {length}; i += {lanes})"))
                body(letter => $"{letter}r + i", $"row * {length.Factor} + i");
        }
    }

    /// <summary>Makes a sample zero, halo and all.</summary>
    public static void Fill(KernelWriter writer, string letter, TensorLayout layout) =>
        writer.Line($"new Span<float>({letter}, {N(layout.SampleStride)}).Clear();");
}
