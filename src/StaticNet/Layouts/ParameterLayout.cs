namespace StaticNet.Layouts;

/// <summary>
/// Where the elements of a parameter lie in memory: a matrix of rows and columns, cut into panels 16 columns wide, each
/// panel row by row; the last panel is 8 wide where 8 are enough. Blocks (the groups of a convolution) follow each other.
/// A vector is a matrix of one row. Every vector of a product is thus one load, and unused columns stay zero.
/// </summary>
/// <remarks>
/// The logical index is taken apart over <see cref="Dims"/>, and each digit moves the block, the row or the column by its
/// stride: a dense layer behind a flattened [C, H, W] image has dims [out, C, H, W], so that its rows follow the image's
/// own order in memory. PyTorch's order is always the logical one.
/// </remarks>
public sealed class ParameterLayout
{
    /// <summary>Declares a layout.</summary>
    public ParameterLayout(int rows, int columns, int[] dims, int[] rowStrides, int[] columnStrides, int blocks = 1, int[]? blockStrides = null)
    {
        Rows = rows;
        Columns = columns;
        Dims = dims;
        RowStrides = rowStrides;
        ColumnStrides = columnStrides;
        Blocks = blocks;
        BlockStrides = blockStrides;
    }

    /// <summary>A vector: element i at i.</summary>
    public static ParameterLayout Vector(int length) => new(1, length, new[] { length }, new[] { 0 }, new[] { 1 });

    /// <summary>Rows of the matrix: what a product sums over.</summary>
    public int Rows { get; }

    /// <summary>Columns of the matrix: what lies in the lanes of a vector.</summary>
    public int Columns { get; }

    /// <summary>How many matrices follow each other.</summary>
    public int Blocks { get; }

    /// <summary>The digits of the logical index, outermost first.</summary>
    public int[] Dims { get; }

    /// <summary>Rows moved by each digit.</summary>
    public int[] RowStrides { get; }

    /// <summary>Columns moved by each digit.</summary>
    public int[] ColumnStrides { get; }

    /// <summary>Blocks moved by each digit; null where there is one block.</summary>
    public int[]? BlockStrides { get; }

    /// <summary>How many panels are 16 columns wide.</summary>
    public int FullPanels => Columns / 16 + (Columns % 16 > 8 ? 1 : 0);

    /// <summary>Columns of the narrow last panel: 8, or 0 where there is none.</summary>
    public int TailWidth => Columns % 16 is > 0 and <= 8 ? 8 : 0;

    /// <summary>Columns with the unused ones.</summary>
    public int PaddedColumns => FullPanels * 16 + TailWidth;

    /// <summary>Floats of one block.</summary>
    public int BlockSize => Rows * PaddedColumns;

    /// <summary>Floats of the whole, a multiple of 16.</summary>
    public int Size => (Blocks * BlockSize + 15) / 16 * 16;

    /// <summary>How many numbers the parameter has.</summary>
    public int Length
    {
        get
        {
            int length = 1;
            foreach (int dim in Dims)
                length *= dim;
            return length;
        }
    }

    /// <summary>Where a row and column of a block lie.</summary>
    public int IndexOf(int block, int row, int column)
    {
        int full = FullPanels * 16;
        return block * BlockSize + (column < full
            ? column / 16 * Rows * 16 + row * 16 + column % 16
            : full * Rows + row * 8 + (column - full));
    }

    /// <summary>Where the element with this logical (row-major) index lies.</summary>
    public int IndexOf(int logical)
    {
        int block = 0, row = 0, column = 0;
        for (int axis = Dims.Length - 1; axis >= 0; axis--)
        {
            int digit = logical % Dims[axis];
            logical /= Dims[axis];
            row += digit * RowStrides[axis];
            column += digit * ColumnStrides[axis];
            block += BlockStrides is null ? 0 : digit * BlockStrides[axis];
        }

        return IndexOf(block, row, column);
    }
}
