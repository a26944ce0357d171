using System.Linq;
using StaticNet.Compiler.Kernels.Tiles;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;

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

    /// <summary>Pixels that tiles read outside the image.</summary>
    public Halo Halo(Shape input, Window window)
    {
        var whole = new Shape(Output.Channels, Rows * Form.Outputs, Columns * Form.Outputs);
        return ConvolutionBody.HaloOf(input, whole, window);
    }

    private double CostOf(int block) => Divided(Count, block) * TileChoice.For(block, vectors: 2).Cycles(vectors: 2);

    private static int Divided(int count, int size) => (count + size - 1) / size;
}
