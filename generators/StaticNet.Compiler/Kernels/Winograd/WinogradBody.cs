using StaticNet.Compiler.Kernels.Functions;
using StaticNet.Compiler.Kernels.Tiles;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Winograd;

/// <summary>
/// Winograd's convolution of one sample, a block of tiles at a time: their inputs are transformed, multiplied with the weights point by
/// point as small matrices of tiles by filters, and what that gives is transformed back. Transforms run over the columns, then over the
/// rows, in place, since the values of both axes at once do not fit sixteen registers.
/// </summary>
internal sealed record WinogradBody(WinogradTiles Tiles, TensorLayout X, TensorLayout Y, ParameterLayout U, Window Window, bool HasBias, bool Accumulate, Function? Activation)
{
    /// <summary>Where what is added to the sums, or what the gate reads, lies; null for nothing.</summary>
    public TensorLayout? R { get; init; }

    /// <summary>By whose derivative the sums are multiplied at the end.</summary>
    public Function? Gate { get; init; }

    private WinogradForm Form => Tiles.Form;

    // The floats from a point to the next one's, before the products and behind them.
    private int XPoint => WinogradTiles.PointStride(U.Rows);

    private int YPoint => WinogradTiles.PointStride(U.Columns);

    private string Tile => Tiles.Blocks > 1 ? "(first + tile)" : "tile";

    private bool IsLastShort => Tiles.Blocks * Tiles.Block > Tiles.Count;

    public void Emit(KernelWriter writer)
    {
        LinearMap.Declare(writer, Form.Input, Form.Output);
        using (Tiles.Blocks > 1 ? writer.Text.Open($"for (int first = 0; first < {N(Tiles.Count)}; first += {Tiles.Block})") : default(SourceWriter.Block?))
        {
            if (IsLastShort)
                writer.Line($"int tiles = Math.Min({Tiles.Block}, {N(Tiles.Count)} - first);");
            TransformInputs(writer);
            foreach (Panel panel in Panel.Of(new ParameterLayout(U.Rows, U.Columns, U.Dims, U.RowStrides, U.ColumnStrides)))
                Multiply(writer, panel);
            TransformOutputs(writer);
        }
    }

    // xt = B^T x B for each tile and channel.
    private void TransformInputs(KernelWriter writer)
    {
        using (EachTile(writer))
        {
            writer.Line($"float* from = {At("x", InputTransform.First(X, Window))}{Place(X)};");
            writer.Line($"float* to = xt{Term("tile", Tiles.TileStride(U.Rows))};");
            InputTransform.Emit(writer, Form, X, XPoint, XPoint);
        }
    }

    // yt = xt u for each point: tiles are the rows of a product, filters its columns. A short last block has rows that nobody reads.
    private void Multiply(KernelWriter writer, Panel panel)
    {
        Simd simd = writer.Simd;
        int vectors = panel.Vectors(simd), strips = panel.Strips(simd), xTile = Tiles.TileStride(U.Rows), yTile = Tiles.TileStride(U.Columns);
        TileChoice choice = TileChoice.For(Tiles.Block, vectors);
        var tile = new ProductTile { Rows = choice.Rows, Vectors = vectors, XRow = xTile, YRow = yTile, Loops = [new KLoop(U.Rows, 1, panel.Width)] };
        using (writer.Loop("point", Form.Points * Form.Points))
        using (panel.Count > 1 ? writer.Loop("n", panel.Count) : default(SourceWriter.Block?))
        using (strips > 1 ? writer.Text.Open($"for (int h = 0; h < {panel.Width}; h += {vectors * simd.Lanes})") : default(SourceWriter.Block?))
        {
            string panelColumn = strips > 1 ? " + h" : "";
            writer.Line($"float* un = {At("u", panel.Offset)}{Term("point", U.BlockSize)}{(panel.Count > 1 ? Term("n", panel.Stride) : "")}{panelColumn};");
            writer.Line($"float* xr = xt{Term("point", XPoint)};");
            writer.Line($"float* yr = {At("yt", panel.FirstColumn)}{Term("point", YPoint)}{(panel.Count > 1 ? Term("n", 16) : "")}{panelColumn};");
            using (choice.Count > 1 ? writer.Text.Open($"for (int tile = {choice.Count}; tile != 0; tile--)") : writer.Text.Open())
            {
                tile.Emit(writer, "xr", "un", "yr");
                if (choice.Count > 1 || choice.Rest > 0)
                    writer.Line($"xr += {N((long)choice.Rows * xTile)}; yr += {N((long)choice.Rows * yTile)};");
            }

            if (choice.Rest > 0)
            {
                using (writer.Text.Open())
                    (tile with { Rows = choice.Rest }).Emit(writer, "xr", "un", "yr");
            }
        }
    }

    // y = f(b + A^T yt A + r) for each tile and filter, where the tile lies inside the image.
    private void TransformOutputs(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        int points = Form.Points, outputs = Form.Outputs, rest = Y.Width % outputs;
        var finish = new ProductTile { Rows = 1, Vectors = 1, XRow = 0, YRow = 0, Loops = [], Accumulate = Accumulate, Activation = Activation, Gate = Gate };
        string other = Gate is null ? "r" : "g";
        using (EachTile(writer))
        {
            writer.Line($"float* from = yt{Term("tile", Tiles.TileStride(U.Columns))};");
            writer.Line($"float* to = {At("y", Y.Origin)}{Place(Y)};");
            if (R is not null)
                writer.Line($"float* with = {At(other, R.Origin)}{Place(R)};");
            if (Y.Height % outputs != 0)
                writer.Line($"int rows = Math.Min({outputs}, {N(Y.Height)} - {Tiles.Row(Tile)} * {outputs});");
            if (rest != 0)
                writer.Line($"int columns = Math.Min({outputs}, {N(Y.Width)} - {Tiles.Column(Tile)} * {outputs});");
            using (writer.Text.Open($"for (int o = 0; o < {N(YPoint)}; o += {simd.Lanes})"))
            {
                writer.Line($"float* p = from + o, q = to + o{(R is null ? "" : ", s = with + o")};");
                using (writer.Text.Open($"for (int column = {points}; column != 0; column--)"))
                {
                    Form.Output.LoadAndStore(writer, "p", (long)points * YPoint, "p", (long)points * YPoint);
                    writer.Line($"p += {N(YPoint)};");
                }

                writer.Line("p = from + o;");
                if (HasBias)
                    writer.Vector("bias", simd.Load("b + o"));
                using (writer.Text.Open($"for (int row = {(Y.Height % outputs == 0 ? $"{outputs}" : "rows")}; row != 0; row--)"))
                {
                    Form.Output.Load(writer, "p", YPoint);
                    for (int j = 0; j < outputs; j++)
                    {
                        using (rest != 0 && j > 0 ? writer.Text.Open($"if (columns > {j})") : default(SourceWriter.Block?))
                        {
                            if (HasBias)
                                writer.Line($"e{j} = {simd.Add($"e{j}", "bias")};");
                            writer.Line(string.Join(" ", finish.Stores(simd, $"e{j}", 0, At("q", (long)j * Y.PixelStride), R is null ? null : At("s", (long)j * R.PixelStride))));
                        }
                    }

                    writer.Line($"p += {N((long)points * YPoint)}; q += {N(Y.RowStride)};{(R is null ? "" : $" s += {N(R.RowStride)};")}");
                }
            }
        }
    }

    private SourceWriter.Block EachTile(KernelWriter writer) => writer.Text.Open($"for (int tile = 0; tile < {(IsLastShort ? "tiles" : $"{Tiles.Block}")}; tile++)");

    private string Place(TensorLayout image) => Tiles.Place(image, Tile);
}
