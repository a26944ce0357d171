using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Winograd;

/// <summary>Columns of weights in panels, where the column is a variable of the emitted text that is a multiple of eight.</summary>
internal static class PanelColumns
{
    /// <summary>Declares how many columns the panel has that a column is in.</summary>
    public static string Width(string name, string column, ParameterLayout layout)
    {
        int full = layout.FullPanels * 16;
        return layout.TailWidth == 0 ? $"const int {name} = 16;" : full == 0 ? $"const int {name} = 8;" : $"int {name} = {column} < {N(full)} ? 16 : 8;";
    }

    /// <summary>Where a column's first row lies.</summary>
    public static string Place(string column, ParameterLayout layout)
    {
        int full = layout.FullPanels * 16;
        string wide = $"{column} / 16 * {N(layout.Rows * 16)} + {column} % 16";
        return full == 0 ? column : layout.TailWidth == 0 ? wide : $"({column} < {N(full)} ? {wide} : {N((long)full * layout.Rows)} + {column} - {N(full)})";
    }
}
