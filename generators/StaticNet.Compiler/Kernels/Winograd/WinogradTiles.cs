using System.Linq;
using StaticNet.Compiler.Kernels.Tiles;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Winograd;

/// <summary>
/// How an image of outputs is cut into tiles, and these into blocks whose products are computed together. Tiles at the end may reach beyond
/// the image; what they give there is not stored.
/// </summary>
internal sealed record WinogradTiles(WinogradForm Form, Shape Output)
{
    // Transformed inputs and products of a block stay in the second cache; more rows would make no product faster.
    private const int LargestBlock = 18;

    // A line of the cache more, so that the same place of a block's tiles does not fall on one set.
    private const int Line = 16;

    public int Rows => Divided(Output.Height, Form.Outputs);

    public int Columns => Divided(Output.Width, Form.Outputs);

    public int Count => Rows * Columns;

    /// <summary>Tiles of a block, whose last one may have fewer.</summary>
    public int Block => Enumerable.Range(1, LargestBlock).Where(block => block <= Count).OrderBy(CostOf).ThenByDescending(block => block).First();

    public int Blocks => Divided(Count, Block);

    /// <summary>What the products of a channel and two vectors of filters cost, in cycles.</summary>
    public double Cost => Form.Points * Form.Points * CostOf(Block);

    /// <summary>Floats from a point of a tile to the next one's.</summary>
    public static int PointStride(int channels) => Divided(channels, 8) * 8;

    /// <summary>Floats from a tile of a block to the next one.</summary>
    public int TileStride(int channels) => Form.Points * Form.Points * PointStride(channels) + Line;

    /// <summary>A block's memory for so many channels: tiles, their points, channels innermost.</summary>
    public Shape Scratch(int channels) => new(Block, TileStride(channels));

    /// <summary>Floats from a point of all tiles to the next one's: an odd number of lines, so that the points' same places do not fall on one set.</summary>
    public int PointsApart(int channels)
    {
        int floats = Divided(Count * PointStride(channels), Line) * Line;
        return floats / Line % 2 == 0 ? floats + Line : floats;
    }

    /// <summary>A sample's memory for so many channels: points, their tiles, channels innermost.</summary>
    public Shape ByPoint(int channels) => new(Form.Points * Form.Points, PointsApart(channels));

    /// <summary>Pixels that tiles read outside the image.</summary>
    public Halo Halo(Shape input, Window window)
    {
        var whole = new Shape(Output.Channels, Rows * Form.Outputs, Columns * Form.Outputs);
        return ConvolutionBody.HaloOf(input, whole, window);
    }

    /// <summary>Where the first channel of a tile lies at a point in such memory.</summary>
    public int PlaceByPoint(int channels, int point, int tile) => point * PointsApart(channels) + tile * PointStride(channels);

    /// <summary>The pixels of one channel under a tile, zero outside the image; the channel is counted through all samples.</summary>
    public double[,] Inputs(double[] x, Shape input, Window window, int channel, int tile)
    {
        var inputs = new double[Form.Points, Form.Points];
        for (int i = 0; i < Form.Points; i++)
        {
            int row = window.Vertical.InputIndex(tile / Columns * Form.Outputs + i, 0, input.Height);
            for (int j = 0; j < Form.Points; j++)
            {
                int column = window.Horizontal.InputIndex(tile % Columns * Form.Outputs + j, 0, input.Width);
                inputs[i, j] = row < 0 || column < 0 ? 0 : x[(channel * input.Height + row) * input.Width + column];
            }
        }

        return inputs;
    }

    /// <summary>In emitted text, the row of tiles that a tile is in.</summary>
    public string Row(string tile) => Columns == 1 ? tile : $"{tile} / {N(Columns)}";

    /// <summary>In emitted text, the column of tiles that a tile is in.</summary>
    public string Column(string tile) => Rows == 1 ? tile : $"{tile} % {N(Columns)}";

    /// <summary>In emitted text, what lies between the outputs of an image's first tile and those of a tile.</summary>
    public string Place(TensorLayout image, string tile) =>
        (Rows == 1 ? "" : Term(Row(tile), (long)Form.Outputs * image.RowStride)) + (Columns == 1 ? "" : Term(Column(tile), (long)Form.Outputs * image.PixelStride));

    private double CostOf(int block) => Divided(Count, block) * TileChoice.For(block, vectors: 2).Cycles(vectors: 2);

    private static int Divided(int count, int size) => (count + size - 1) / size;
}
