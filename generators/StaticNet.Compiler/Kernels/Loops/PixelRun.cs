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

    // The same in floats, for a method that several share: a literal, whatever they have for a pixel.
    private const int FloatsAhead = 768;

    public static void Emit(KernelWriter writer, IReadOnlyList<(string Letter, TensorLayout Layout, string Offset)> operands, Action body) =>
        Emit(writer, operands, 1, _ => body());

    /// <summary>
    /// The same with several pixels in one turn of the loop, as far as they go into a row: the body is given how many, and walks from
    /// one to the next itself.
    /// </summary>
    public static void Emit(KernelWriter writer, IReadOnlyList<(string Letter, TensorLayout Layout, string Offset)> operands, int most, Action<int> body)
    {
        TensorLayout first = operands[0].Layout;
        bool isOneRow = first.Height == 1 || operands.All(operand => operand.Layout.IsDense);
        int columns = isOneRow ? first.Height * first.Width : first.Width;
        Number rows = writer.Number("rows", isOneRow ? 1 : first.Height);
        bool hasRows = rows.IsTold || rows.Value > 1;
        using (hasRows ? writer.Loop("i", rows) : writer.Text.Open())
        {
            foreach ((string letter, TensorLayout layout, string offset) in operands)
                writer.Line($"float* {letter}p = {writer.First(letter, layout.Origin)}{offset}{(hasRows ? Term("i", writer.RowStride(letter, layout)) : "")};");
            int together = Enumerable.Range(1, most).Last(some => columns % some == 0);
            if (columns == together)
            {
                body(together);
                return;
            }

            string variable = hasRows ? "j" : "pixel";
            using (writer.Text.Open($"for (int {variable} = {writer.Number("columns", columns).Over(together)}; {variable} != 0; {variable}--)"))
            {
                foreach ((string letter, TensorLayout layout, _) in operands)
                {
                    Number stride = writer.PixelStride(letter, layout);
                    if (!IsFar(layout, stride))
                        continue;
                    string?[] fetches = Enumerable.Range(0, together)
                        .Select(pixel => stride.IsTold ? stride.Times(pixel).Plus(FloatsAhead) : stride.Times(pixel + Ahead)).Select(far => writer.Simd.Prefetch(At($"{letter}p", far))).ToArray();
                    if (fetches[0] is not null)
                        writer.Line(string.Join(" ", fetches));
                }

                body(together);
                foreach ((string letter, TensorLayout layout, _) in operands)
                    writer.Line($"{letter}p += {writer.PixelStride(letter, layout).Times(together)};");
            }
        }

        // A method that several share fetches where one of them might need it.
        bool IsFar(TensorLayout layout, Number stride) => stride.IsTold || (layout.PixelStride >= Far && (writer.Numbers is not null || columns > Ahead));
    }
}
