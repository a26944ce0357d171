using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Functions;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Tiles;

/// <summary>
/// The heart of every product: a tile of rows x vectors sums held in registers while the loops run over what is summed.
/// Pointers are bumped and displacements are literals, which is the only form that the JIT turns into ideal code.
/// </summary>
internal sealed record ProductTile
{
    /// <summary>Rows (pixels or samples) of the tile.</summary>
    public required int Rows { get; init; }

    /// <summary>Vectors of columns of the tile.</summary>
    public required int Vectors { get; init; }

    /// <summary>Floats from a row of x to the next one.</summary>
    public required long XRow { get; init; }

    /// <summary>Floats from a row of y to the next one.</summary>
    public required long YRow { get; init; }

    /// <summary>Floats from a row of what is added to the sums, or what the gate reads, to the next one.</summary>
    public long RRow { get; init; }

    /// <summary>By whose derivative the sums are multiplied at the end; then r is what it reads, and nothing is added.</summary>
    public Function? Gate { get; init; }

    /// <summary>What is summed, outermost first; empty where nothing is.</summary>
    public required IReadOnlyList<KLoop> Loops { get; init; }

    /// <summary>Where the sums begin: a variable for each vector; null for zero.</summary>
    public IReadOnlyList<string>? Bias { get; init; }

    /// <summary>Floats of w from the first vector to each.</summary>
    public IReadOnlyList<long>? VectorOffsets { get; init; }

    /// <summary>How many lanes of the whole tile's width are stored; the others belong to somebody else.</summary>
    public int? ValidColumns { get; init; }

    public bool Accumulate { get; init; }

    public Function? Activation { get; init; }

    /// <summary>What the method is told, where several convolutions share it.</summary>
    public ConvolutionForm? Form { get; init; }

    /// <summary>Where the tile's last rows lie, if it may end in another row of the image than it begins in; null if it never does.</summary>
    public TileSeam? Seam { get; init; }

    /// <summary>The variable with the floor under the sums of a shared method; panels of another width than a vector have one of their own.</summary>
    public static string Floor(Simd simd) => simd == Simd.Vector512 ? "least512" : "least";

    /// <summary>Whether a sum takes so long that what runs beside it costs nothing, and what it begins and ends with little.</summary>
    public static bool IsLong(IEnumerable<KLoop> loops) => loops.Aggregate(1L, (steps, loop) => steps * loop.Count) >= 64;

    private static string Letter(int vector) => ((char)('a' + vector)).ToString();

    private static string SumName(int row, int vector) => $"s{row}{Letter(vector)}";

    /// <summary>
    /// Writes the tile for rows beginning at x, weights at w, outputs at y, and what is added to the sums or what the gate reads at r
    /// (expressions). In a shared method the gate reads at g.
    /// </summary>
    public void Emit(KernelWriter writer, string x, string w, string y, string? r = null, string? g = null)
    {
        Simd simd = writer.Simd;
        // Sums go four to a line.
        int together = Math.Max(1, 4 / Vectors);
        for (int row = 0; row < Rows; row += together)
        {
            IEnumerable<string> sums = Enumerable.Range(row, Math.Min(together, Rows - row))
                .SelectMany(r => Enumerable.Range(0, Vectors).Select(v => $"{SumName(r, v)} = {Bias?[v] ?? simd.Zero}"));
            writer.Line($"{simd.Type} {string.Join(", ", sums)};");
        }

        // Rows far apart are lines that the processor does not foresee; they are fetched while the sums run.
        const int far = 128;
        if (r is not null && RRow >= far && IsLong(Loops) && simd.Prefetch(r) is not null)
            writer.Line(string.Join(" ", Enumerable.Range(0, Rows).Select(row => simd.Prefetch(At(Of(row, r, Seam?.R), row * RRow)))));
        if (Loops.Count > 0)
        {
            writer.Line($"float* p = {x}, {(Seam?.X is { } behind ? $"p2 = {behind}, " : "")}q = {w};");
            writer.Line($"{simd.Type} v, {string.Join(", ", Enumerable.Range(0, Vectors).Select(v => "w" + Letter(v)))};");
            EmitLoop(writer, 0);
        }

        if (Form is not null)
        {
            EmitShared(writer, Form, y, r, g);
            return;
        }

        // Of a function of many instructions there is one text for all rows.
        bool later = Rows > 1 && (Activation is { IsCheap: false } || Gate is { IsGradientCheap: false }) && ValidColumns is null;
        ProductTile tile = later ? this with { Activation = null, Gate = null } : this;
        for (int row = 0; row < Rows; row++)
        {
            string stores = string.Join(" ", Enumerable.Range(0, Vectors)
                .SelectMany(vector => tile.Stores(simd, SumName(row, vector), vector, At(Of(row, y, Seam?.Y), row * YRow + vector * simd.Lanes), r is null || (later && Gate is not null) ? null : At(Of(row, r, Seam?.R), row * RRow + vector * simd.Lanes))));
            if (stores.Length > 0)
                writer.Line(stores);
        }

        if (!later)
            return;
        using (writer.Loop("row", Rows))
        {
            string yt = Either(writer, "yt", y, Seam?.Y);
            string? rt = r is null || Gate is null ? null : Either(writer, "rt", r, Seam?.R);
            for (int vector = 0; vector < Vectors; vector++)
            {
                string sum = SumName(0, vector), at = At(yt, vector * simd.Lanes) + Term("row", YRow);
                writer.Line($"{sum} = {simd.Load(at)};");
                writer.Line(string.Join(" ", (this with { Accumulate = false })
                    .Stores(simd, sum, vector, at, rt is null ? null : At(rt, vector * simd.Lanes) + Term("row", RRow))));
            }
        }
    }

    // The end of a method that is told whether something is added, by which derivative to multiply, and the floor.
    private void EmitShared(KernelWriter writer, ConvolutionForm form, string y, string? r, string? g)
    {
        Simd simd = writer.Simd;
        if (r is not null)
        {
            using (form.Residual == Among.Some ? writer.Text.Open("if (r != null)") : default)
                EachRow(writer, (sum, row, at) => $"{sum} = {simd.Add(simd.Load(At(Of(row, r, Seam?.R), at)), sum)};");
        }

        string Ended(string sum) => form.HasFloor ? $"{sum} = {simd.Max(Floor(simd), sum)}; " : Activation is null ? "" : $"{sum} = {Activation.Emit(simd, sum)}; ";
        if (g is null)
        {
            EachRow(writer, (sum, row, at) => Ended(sum) + simd.Store(At(Of(row, y, Seam?.Y), at), sum));
            return;
        }

        if (form.HasFloor || Activation is not null)
            EachRow(writer, (sum, _, _) => Ended(sum).TrimEnd());
        using (form.Gate == Among.Some ? writer.Text.Open("if (g != null)") : default)
        {
            EachRow(writer, (sum, row, at) =>
            {
                string xy = "g" + sum.Substring(1);
                return $"{simd.Type} {xy} = {simd.Load(At(Of(row, g, Seam?.G), at))}; {sum} = {Gate!.EmitGradient(simd, sum, xy)};";
            });
        }

        EachRow(writer, (sum, row, at) => simd.Store(At(Of(row, y, Seam?.Y), at), sum));
    }

    // A pointer of the emitted code that a row of the tile is addressed by, where a loop counts the rows.
    private string Either(KernelWriter writer, string name, string pointer, string? behind)
    {
        if (behind is null)
            return pointer;
        writer.Line($"float* {name} = row < {N(Seam!.Row)} ? {pointer} : {behind};");
        return name;
    }

    // The same, where the row is known.
    private string Of(int row, string pointer, string? behind) => row < Seam?.Row ? pointer : behind ?? pointer;

    // A line for each row, a statement for each of its sums and where it goes.
    private void EachRow(KernelWriter writer, Func<string, int, long, string> statement)
    {
        for (int row = 0; row < Rows; row++)
            writer.Line(string.Join(" ", Enumerable.Range(0, Vectors).Select(vector => statement(SumName(row, vector), row, row * YRow + vector * writer.Simd.Lanes))));
    }

    // Gives how far it has moved the pointers.
    private (long X, long W) EmitLoop(KernelWriter writer, int level)
    {
        KLoop loop = Loops[level];
        if (level < Loops.Count - 1)
        {
            using (writer.Text.Open($"for (int {"ijk"[level]}k = {loop.Counter ?? N(loop.Count)}; {"ijk"[level]}k != 0; {"ijk"[level]}k--)"))
            {
                (long x, long w) = EmitLoop(writer, level + 1);
                if (loop.Moves is not null)
                    writer.Line(loop.Moves);
                else
                    Bump(writer, loop.XStep - x, loop.WStep - w);
            }

            return (loop.Count * loop.XStep, loop.Count * loop.WStep);
        }

        int unroll = writer.Simd.Unroll;
        if (loop.Counter is { } counter)
        {
            foreach ((string count, int steps) in unroll > 1 ? [($"{counter} / {unroll}", unroll), ($"{counter} % {unroll}", 1)] : new[] { (counter, 1) })
            {
                using (writer.Text.Open($"for (int k = {count}; k != 0; k--)"))
                {
                    EmitSteps(writer, loop, steps);
                    Bump(writer, steps * loop.XStep, steps * loop.WStep);
                }
            }

            return (0, 0);
        }

        if (loop.Count <= 2 * unroll)
        {
            EmitSteps(writer, loop, loop.Count);
            return (0, 0);
        }

        int rest = loop.Count % unroll, whole = loop.Count - rest;
        using (writer.Text.Open($"for (int k = {N(loop.Count / unroll)}; k != 0; k--)"))
        {
            EmitSteps(writer, loop, unroll);
            Bump(writer, unroll * loop.XStep, unroll * loop.WStep);
        }

        EmitSteps(writer, loop, rest);
        return (whole * loop.XStep, whole * loop.WStep);
    }

    private void EmitSteps(KernelWriter writer, KLoop loop, int count)
    {
        Simd simd = writer.Simd;
        for (int step = 0; step < count; step++)
        {
            long w = step * loop.WStep;
            writer.Line(string.Join(" ", Enumerable.Range(0, Vectors)
                .Select(v => $"w{Letter(v)} = {simd.Load(At("q", w + (VectorOffsets?[v] ?? v * simd.Lanes)))};")));
            for (int row = 0; row < Rows; row++)
            {
                writer.Line($"v = {simd.BroadcastAt(At(Of(row, "p", Seam?.X is null ? null : "p2"), step * loop.XStep + row * XRow))}; " + string.Join(" ", Enumerable.Range(0, Vectors)
                    .Select(v => $"{SumName(row, v)} = {simd.MultiplyAdd("v", "w" + Letter(v), SumName(row, v))};")));
            }
        }
    }

    private void Bump(KernelWriter writer, long x, long w)
    {
        string By(string pointer) => x == 0 ? "" : $"{pointer} {(x < 0 ? "-" : "+")}= {N(Math.Abs(x))}; ";
        string line = By("p") + (Seam?.X is null ? "" : By("p2")) + (w == 0 ? "" : $"q {(w < 0 ? "-" : "+")}= {N(Math.Abs(w))};");
        if (line.Length > 0)
            writer.Line(line.TrimEnd());
    }

    /// <summary>The statements that finish a sum: add what is there, apply the activation, store the lanes that are ours.</summary>
    public IEnumerable<string> Stores(Simd simd, string sum, int vector, string at, string? residual)
    {
        int valid = Math.Min(simd.Lanes, (ValidColumns ?? int.MaxValue) - vector * simd.Lanes);
        if (valid <= 0)
            yield break;
        if (residual is not null && Gate is null)
            yield return $"{sum} = {simd.Add(simd.Load(residual), sum)};";
        if (Accumulate)
            yield return $"{sum} = {simd.Add(simd.Load(at), sum)};";
        if (Activation is not null)
            yield return $"{sum} = {Activation.Emit(simd, sum)};";
        if (Gate is not null)
        {
            string xy = "g" + sum.Substring(1);
            yield return $"{simd.Type} {xy} = {simd.Load(residual!)}; {sum} = {Gate.EmitGradient(simd, sum, xy)};";
        }

        yield return simd.Store(at, valid == simd.Lanes ? sum : simd.Select(simd.FirstLanes(valid), sum, simd.Load(at)));
    }
}
