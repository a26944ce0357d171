using System;
using StaticNet.Compiler.Kernels.Tiles;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Loops;

/// <summary>The vectors of one row of a table [rows, columns], which lies in panels, beside the channels of a pixel.</summary>
internal static class TableRow
{
    /// <summary>How a table lies: a panel for each 16 columns, so that the pieces of a row are whole cache lines.</summary>
    public static ParameterLayout Layout(Model.Shape shape) => new(shape[0], shape[1], [shape[0], shape[1]], [1, 0], [0, 1]);

    /// <summary>Writes the loop.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="table">How the table lies.</param>
    /// <param name="row">The row's index.</param>
    /// <param name="body">Writes one vector's work, given where a table's vector lies, and where a pixel's does.</param>
    public static void Emit(KernelWriter writer, ParameterLayout table, string row, Action<Func<string, string>, Func<string, string>> body)
    {
        int lanes = writer.Simd.Lanes;
        foreach (Panel panel in Panel.Of(table))
        {
            bool many = panel.Count > 1;
            SourceWriter.Block? loop = many ? writer.Loop("panel", panel.Count) : null;
            for (int v = 0; v < panel.Width; v += lanes)
            {
                int vector = v;
                using (writer.Text.Open())
                {
                    body(
                        letter => $"{At(letter, panel.Offset + vector)}{(many ? Term("panel", panel.Stride) : "")}{Term(row, panel.Width)}",
                        letter => $"{At(letter, panel.FirstColumn + vector)}{(many ? Term("panel", panel.Width) : "")}");
                }
            }

            loop?.Dispose();
        }
    }
}
