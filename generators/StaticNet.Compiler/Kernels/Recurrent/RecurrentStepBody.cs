using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Recurrent;

/// <summary>
/// The text of a step: the sums of all gates of some units are held in registers while the loop runs over the state; when all are
/// done they go through their functions. Reads the state at hr, cells at c, W x and the biases
/// at ar, or one input at xr, its weights at wi and the biases at b; has room at sums; writes the
/// state to yr, and what backward keeps to gr.
/// </summary>
internal sealed record RecurrentStepBody(Gates Gates, ParameterLayout U, bool OneInput, bool Keeps)
{
    // Sixteen registers hold the sums and what they are multiplied by.
    private const int MostSums = 15;

    // With fewer sums than this, additions would wait for each other: each sum is split.
    private const int EnoughSums = 5;

    private string Letters => Gates.Cell switch { RecurrentCell.Simple => "a", RecurrentCell.Gru => "rzm", _ => "ifgo" };

    public void Emit(KernelWriter writer)
    {
        if (OneInput)
            writer.Vector("input", writer.Simd.BroadcastAt("xr"));
        EmitProducts(writer);
        new RecurrentFunctions(Gates, OneInput, Keeps).Emit(writer);
    }

    private void EmitProducts(KernelWriter writer)
    {
        int vectors = Gates.Padded / writer.Simd.Lanes, most = MostSums / Gates.Count;
        if (vectors <= most)
        {
            EmitUnits(writer, 0, vectors, "");
            return;
        }

        if (vectors <= 2 * most)
        {
            EmitUnits(writer, 0, (vectors + 1) / 2, "");
            EmitUnits(writer, (vectors + 1) / 2, vectors / 2, "");
            return;
        }

        // Units move by whole panels, so that the places of all gates' weights are literal.
        int perPanel = 16 / writer.Simd.Lanes, together = Math.Max(1, most / perPanel) * perPanel, floats = together * writer.Simd.Lanes, blocks = vectors / together;
        using (writer.Text.Open($"for (int u = 0; u < {N(blocks * floats)}; u += {N(floats)})"))
            EmitUnits(writer, 0, together, " + u");
        if (vectors % together > 0)
            EmitUnits(writer, blocks * together, vectors % together, "");
    }

    // The units of some vectors, behind those that a loop has done.
    private void EmitUnits(KernelWriter writer, int first, int vectors, string unit)
    {
        Simd simd = writer.Simd;
        int lanes = simd.Lanes, sums = Gates.Count * vectors, splits = sums >= EnoughSums ? 1 : sums >= 3 ? 2 : 4;
        splits = Gates.Units >= 4 * splits ? splits : 1;
        using (writer.Text.Open())
        {
            for (int split = 0; split < splits; split++)
            {
                for (int gate = 0; gate < Gates.Count; gate++)
                    writer.Line($"{simd.Type} {string.Join(", ", Enumerable.Range(0, vectors).Select(v => $"{Sum(gate, v, split)} = {(split == 0 ? Start(simd, gate, first + v, unit) : simd.Zero)}"))};");
            }

            EmitLoop(writer, first, vectors, unit, splits);
            for (int split = 1; split < splits; split++)
            {
                for (int gate = 0; gate < Gates.Count; gate++)
                {
                    for (int v = 0; v < vectors; v++)
                        writer.Line($"{Sum(gate, v, 0)} = {simd.Add(Sum(gate, v, 0), Sum(gate, v, split))};");
                }
            }

            for (int gate = 0; gate < Gates.Count; gate++)
                writer.Line(string.Join(" ", Enumerable.Range(0, vectors).Select(v => simd.Store(At("sums", gate * Gates.Padded + (first + v) * lanes) + unit, Sum(gate, v, 0)))));
        }
    }

    private string Sum(int gate, int vector, int split) => $"{Letters[gate]}{N(vector)}{(split == 0 ? "" : ((char)('a' + split)).ToString())}";

    // The gate whose bias is gated begins with it; the others with what the product has left.
    private string Start(Simd simd, int gate, int vector, string unit) =>
        gate < Gates.Summed ? Input(simd, OneInput, gate * Gates.Padded + vector * simd.Lanes, unit) : simd.Load(At("bh", gate * Gates.Padded + vector * simd.Lanes) + unit);

    /// <summary>W x and the biases of the units from a column on. A single input's weights are one row, and lie as the biases do.</summary>
    public static string Input(Simd simd, bool oneInput, int column, string unit) =>
        oneInput ? simd.MultiplyAdd("input", simd.Load(At("wi", column) + unit), simd.Load(At("b", column) + unit)) : simd.Load(At("ar", column) + unit);

    private void EmitLoop(KernelWriter writer, int first, int vectors, string unit, int splits)
    {
        Simd simd = writer.Simd;
        int rows = Gates.Units, unroll = Math.Max(splits, 4);
        var places = new List<(int Gate, int Vector, int Column)>();
        for (int gate = 0; gate < Gates.Count; gate++)
        {
            for (int v = 0; v < vectors; v++)
                places.Add((gate, v, gate * Gates.Padded + (first + v) * simd.Lanes));
        }

        // The narrow last panel has rows of eight.
        int full = U.FullPanels * 16;
        bool narrow = places.Any(place => place.Column >= full), wide = places.Any(place => place.Column < full);
        writer.Line("float* p = hr;");
        if (wide)
            writer.Line($"float* q = w{(unit.Length > 0 ? Term("u", rows) : "")};");
        if (narrow)
            writer.Line($"float* t = {At("w", (long)full * rows)};");
        writer.Line($"{simd.Type} v;");
        void Step(int k)
        {
            writer.Line($"v = {simd.BroadcastAt(At("p", k))};");
            for (int gate = 0; gate < Gates.Count; gate++)
            {
                writer.Line(string.Join(" ", places.Where(place => place.Gate == gate).Select(place =>
                {
                    string sum = Sum(gate, place.Vector, k % splits);
                    string at = place.Column < full ? At("q", U.IndexOf(0, 0, place.Column) + (long)k * 16) : At("t", place.Column - full + (long)k * 8);
                    return $"{sum} = {simd.MultiplyAdd("v", simd.Load(at), sum)};";
                })));
            }
        }

        if (rows <= 2 * unroll)
        {
            for (int k = 0; k < rows; k++)
                Step(k);
            return;
        }

        using (writer.Text.Open($"for (int k = {N(rows / unroll)}; k != 0; k--)"))
        {
            for (int k = 0; k < unroll; k++)
                Step(k);
            writer.Line($"p += {unroll};{(wide ? $" q += {unroll * 16};" : "")}{(narrow ? $" t += {unroll * 8};" : "")}");
        }

        for (int k = 0; k < rows % unroll; k++)
            Step(k);
    }
}
