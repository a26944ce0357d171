using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Functions;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Tiles;

/// <summary>
/// A dense layer of one sample, which is bound by reading the weights once: eight sums side by side over four panels, and for
/// narrower layers several partial sums for each column, so that eight additions are always under way.
/// </summary>
internal sealed record SingleRowBody(ParameterLayout W, bool HasBias, bool Accumulate, Function? Activation)
{
    /// <summary>By whose derivative at g the sums are multiplied at the end.</summary>
    public Function? Gate { get; init; }

    /// <summary>Whether many of x are zero, so that their rows of weights are worth passing over.</summary>
    public bool SkipsZeros { get; init; }

    // Inputs whose zeros are looked for at once: a bit for each.
    private const int Bits = 64;

    // Products of a vector that are written out without a loop.
    private const int MostUnrolled = 48;

    public void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        int perPanel = 16 / simd.Lanes, panelsAtOnce = 8 / perPanel, together = W.FullPanels / panelsAtOnce;
        if (together > 0)
        {
            using (together > 1 ? writer.Loop("n", together) : writer.Text.Open())
            {
                int columns = 16 * panelsAtOnce;
                string n = together > 1 ? "n" : "";
                EmitColumns(writer, 0, 0, Enumerable.Range(0, 8).ToArray(), together > 1 ? columns : 0, together > 1 ? columns * W.Rows : 0);
            }
        }

        int first = together * panelsAtOnce, rest = W.PaddedColumns / simd.Lanes - first * perPanel;
        if (rest > 0)
        {
            using (writer.Text.Open())
                EmitColumns(writer, first * 16, first * 16 * W.Rows, Enumerable.Range(0, rest).ToArray(), 0, 0);
        }
    }

    // The vectors lie panel behind panel; a vector of the narrow panel has rows of 8.
    private void EmitColumns(KernelWriter writer, int firstColumn, int firstWeight, int[] vectors, int columnStep, int weightStep)
    {
        Simd simd = writer.Simd;
        int lanes = simd.Lanes, splits = vectors.Length >= 5 ? 1 : vectors.Length >= 3 ? 2 : 4;
        splits = W.Rows >= 4 * splits ? splits : 1;
        var places = vectors.Select(vector => Place(firstColumn + vector * lanes, firstWeight, firstColumn)).ToArray();
        string Sum(int split, int vector) => $"s{split}{(char)('a' + vector)}";
        writer.Line($"float* p = x;");
        writer.Line($"float* q = {At("w", firstWeight)}{Term("n", weightStep)};");
        for (int split = 0; split < splits; split++)
        {
            for (int v = 0; v < vectors.Length; v++)
            {
                string start = split == 0 && HasBias ? simd.Load(At("b", firstColumn + v * lanes) + Term("n", columnStep)) : simd.Zero;
                writer.Vector(Sum(split, v), start);
            }
        }

        writer.Line($"{simd.Type} v;");
        void Step(int k)
        {
            Sums(k, At("p", k), Pointer);
        }

        void Sums(int k, string x, Func<bool, string> pointer)
        {
            writer.Line($"v = {simd.BroadcastAt(x)};");
            for (int v = 0; v < vectors.Length; v++)
            {
                string sum = Sum(k % splits, v);
                writer.Line($"{sum} = {simd.MultiplyAdd("v", simd.Load(At(pointer(places[v].Narrow), places[v].Offset + (long)k * places[v].Width)), sum)};");
            }
        }

        bool narrow = places.Any(place => place.Narrow), wide = places.Any(place => !place.Narrow);
        if (narrow && wide)
            writer.Line($"float* t = w;");
        string Pointer(bool isNarrow) => isNarrow && wide ? "t" : "q";
        int unroll = Math.Max(splits, 4), rows = W.Rows;
        if (SkipsZeros && writer.KeepsLoops && simd == Simd.Avx2 && vectors.Length == 8 && !narrow && rows >= Bits)
        {
            EmitNonZero(writer, rows / Bits, () => Sums(0, "p + i", _ => "t"));
            rows %= Bits;
        }

        if (rows < unroll || (writer.WritesOut && (rows <= 2 * unroll || rows * vectors.Length <= MostUnrolled)))
        {
            for (int k = 0; k < rows; k++)
                Step(k);
        }
        else
        {
            using (writer.Text.Open($"for (int k = {N(rows / unroll)}; k != 0; k--)"))
            {
                for (int k = 0; k < unroll; k++)
                    Step(k);
                string bump = $"p += {unroll};";
                if (wide || narrow)
                    bump += $" q += {unroll * (wide ? 16 : 8)};";
                if (narrow && wide)
                    bump += $" t += {unroll * 8};";
                writer.Line(bump);
            }

            for (int k = 0; k < rows % unroll; k++)
                Step(k);
        }

        for (int v = 0; v < vectors.Length; v++)
        {
            string sum = Sum(0, v);
            if (splits == 4)
                writer.Line($"{sum} = {simd.Add(simd.Add(sum, Sum(1, v)), simd.Add(Sum(2, v), Sum(3, v)))};");
            else if (splits == 2)
                writer.Line($"{sum} = {simd.Add(sum, Sum(1, v))};");
            string at = At("y", firstColumn + v * lanes) + Term("n", columnStep);
            if (Accumulate)
                writer.Line($"{sum} = {simd.Add(simd.Load(at), sum)};");
            if (Activation is not null)
                writer.Line($"{sum} = {Activation.Emit(simd, sum)};");
            if (Gate is not null)
                writer.Line($"{sum} = {Gate.EmitGradient(simd, sum, simd.Load(At("g", firstColumn + v * lanes) + Term("n", columnStep)))};");
            writer.Line(simd.Store(at, sum));
        }
    }

    // Inputs and their rows of weights that are not zero; one that is no number is not zero.
    private static void EmitNonZero(KernelWriter writer, int times, Action sums)
    {
        using (times > 1 ? writer.Text.Open($"for (int k = {N(times)}; k != 0; k--)") : writer.Text.Open())
        {
            writer.Line("// A bit for each input that is not zero: the weights of the others are not read.");
            for (int at = 0; at < Bits; at += writer.Simd.Lanes)
            {
                string bits = $"(ulong)(uint)Avx.MoveMask(Avx.Compare({writer.Simd.Load(At("p", at))}, {writer.Simd.Zero}, FloatComparisonMode.UnorderedNotEqualNonSignaling))";
                writer.Line(at == 0 ? $"ulong left = {bits};" : $"left |= {bits} << {N(at)};");
            }

            using (writer.Text.Open("while (left != 0)"))
            {
                writer.Line("nint i = (nint)ulong.TrailingZeroCount(left);");
                writer.Line("float* t = q + i * 16;");
                sums();
                writer.Line("left &= left - 1;");
            }

            writer.Line($"p += {N(Bits)}; q += {N(Bits * 16)};");
        }
    }

    private (bool Narrow, long Offset, int Width) Place(int column, int firstWeight, int firstColumn)
    {
        int full = W.FullPanels * 16;
        bool narrow = column >= full, alone = firstColumn >= full;
        long at = W.IndexOf(0, 0, column);
        return (narrow, narrow && !alone ? at : at - firstWeight, narrow ? 8 : 16);
    }
}
