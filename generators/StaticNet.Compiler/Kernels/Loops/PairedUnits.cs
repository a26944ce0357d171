using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Kernels.Loops;

/// <summary>
/// Units of eight channels, two at a time where two follow each other: then a pass over the pixels reads whole cache lines, and twice
/// as many sums are under way. What a channel's sum is does not depend on its neighbour.
/// </summary>
internal static class PairedUnits
{
    /// <summary>Writes the loops; the body is given the first channel's expression, and the vectors' first channels from there.</summary>
    public static void Emit(KernelWriter writer, int channels, Action<string, IReadOnlyList<int>> body)
    {
        int lanes = writer.Simd.Lanes;
        writer.Line("int unit = begin;");
        if (lanes == 8 && channels > 8)
        {
            using (writer.Text.Open("for (; unit + 1 < end; unit += 2)"))
                body("unit * 8", [0, 8]);
        }

        using (writer.Text.Open("for (; unit < end; unit++)"))
        {
            for (int first = 0; first < 8; first += lanes)
            {
                using (writer.Text.Open())
                    body("unit * 8", [first]);
            }
        }
    }

    /// <summary>All bits of the lanes whose channels there are: those of the vector that begins so many channels behind the unit's first.</summary>
    public static string Mask(Simd simd, int channels, int first)
    {
        int lastUnit = (channels - 1) / 8, left = channels - lastUnit * 8 - first % 8;
        if (lastUnit == 0)
            return simd.FirstLanes(left);
        string unit = first >= 8 ? "unit + 1" : "unit";
        return $"{unit} == {SourceWriter.Literal(lastUnit)} ? {simd.FirstLanes(left)} : {simd.Type}.AllBitsSet";
    }
}
