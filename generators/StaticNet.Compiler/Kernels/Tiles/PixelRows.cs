using System;
using System.Collections.Generic;
using System.Linq;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Tiles;

/// <summary>
/// Rows of pixels as register tiles. Two rows may be cut as one of twice the length: the tile on the seam has the first row's last
/// pixels and the second row's first ones, and all tiles have one text, in which those pixels have a pointer of their own.
/// </summary>
/// <param name="Width">Pixels of a row.</param>
/// <param name="Pointers">What moves along the rows: x, y, and r and g where there are such.</param>
/// <param name="Tile">The tile, whatever its height.</param>
internal sealed record PixelRows(int Width, IReadOnlyList<RowPointer> Pointers, ProductTile Tile)
{
    /// <summary>Writes rows, as many times as a loop counts.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="choice">How a row, or two together, are cut.</param>
    /// <param name="first">The first row.</param>
    /// <param name="times">How often the choice's rows follow each other.</param>
    public void Emit(KernelWriter writer, TileChoice choice, int first, int times)
    {
        foreach (RowPointer pointer in Pointers)
            writer.Line($"float* {pointer.Name} = {pointer.Start(first, times > 1 ? choice.Lines : 0)};");
        RowPointer[] crossing = choice.Seam(Width) is null ? [] : [.. Pointers.Where(pointer => pointer.Across(Width) is not null)];
        ProductTile tile = Tile with { Rows = choice.Rows }, rest = Tile with { Rows = choice.Rest };
        if (choice.Seam(Width) is { } seam)
        {
            string? Behind(string letter) => crossing.FirstOrDefault(pointer => pointer.Letter == letter)?.Behind;
            tile = tile with { Seam = new TileSeam(seam, Behind("x"), Behind("y"), Behind("r"), Behind("g")) };
        }

        if (choice.Count > 1)
        {
            using (writer.Text.Open($"for (int j = {N(choice.Count)}; j != 0; j--)"))
            {
                if (crossing.Length > 0)
                {
                    writer.Line("// One of them begins in the first row and ends in the second.");
                    string one = N(choice.Count - Width / choice.Rows);
                    writer.Line($"float* {string.Join(", ", crossing.Select(pointer => $"{pointer.Behind} = j == {one} ? {pointer.Across(Width)} : {pointer.Name}"))};");
                }

                Emit(writer, tile, pointer => pointer.Name);
                writer.Line(string.Join(" ", Pointers.Select(pointer => crossing.Contains(pointer)
                    ? $"{pointer.Name} = {At(pointer.Behind, choice.Rows * pointer.Pixel)};"
                    : $"{pointer.Name} += {N(choice.Rows * pointer.Pixel)};")));
            }

            if (choice.Rest > 0)
            {
                using (writer.Text.Open())
                    Emit(writer, rest, pointer => pointer.Name);
            }

            return;
        }

        if (crossing.Length > 0)
        {
            writer.Line("// Pixels of the second row.");
            writer.Line($"float* {string.Join(", ", crossing.Select(pointer => $"{pointer.Behind} = {pointer.Across(Width)}"))};");
        }

        using (writer.Text.Open())
            Emit(writer, tile, pointer => pointer.Name);
        if (choice.Rest > 0)
        {
            using (writer.Text.Open())
                Emit(writer, rest, pointer => At(crossing.Contains(pointer) ? pointer.Behind : pointer.Name, choice.Rows * pointer.Pixel));
        }
    }

    private void Emit(KernelWriter writer, ProductTile tile, Func<RowPointer, string> at)
    {
        string? Of(string letter) => Pointers.FirstOrDefault(pointer => pointer.Letter == letter) is { } pointer ? at(pointer) : null;
        tile.Emit(writer, Of("x")!, "wn", Of("y")!, Of("r"), Of("g"));
    }
}
