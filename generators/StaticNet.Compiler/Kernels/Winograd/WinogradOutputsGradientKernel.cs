using System;
using System.Collections.Generic;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Winograd;

/// <summary>
/// yt = A dy A^T for each tile and filter of a sample, all tiles of a point side by side: the gradients of the products at the points.
/// What a tile has outside the image is zero. Inserted by the schedule.
/// </summary>
internal sealed record WinogradOutputsGradientKernel(Tensor DY, Tensor YT, WinogradTiles Tiles) : Kernel
{
    private WinogradForm Form => Tiles.Form;

    public override IReadOnlyList<Operand> Operands => [Operand.Read("dy", DY), Operand.Write("yt", YT)];

    public override string Formula => $"yt = A dy A^T for {Tiles.Count} tiles of {Form.Outputs} x {Form.Outputs} outputs, {DY.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { DY = name(DY), YT = name(YT) };

    public override void Evaluate(Frame frame)
    {
        double[] dy = frame[DY], yt = frame[YT];
        int filters = DY.Shape.Channels, outputs = Form.Outputs;
        frame.ForSamples(sample =>
        {
            for (int tile = 0; tile < Tiles.Count; tile++)
            {
                int top = tile / Tiles.Columns * outputs, left = tile % Tiles.Columns * outputs;
                for (int o = 0; o < filters; o++)
                {
                    var gradients = new double[outputs, outputs];
                    for (int i = 0; i < Math.Min(outputs, DY.Shape.Height - top); i++)
                    {
                        for (int j = 0; j < Math.Min(outputs, DY.Shape.Width - left); j++)
                            gradients[i, j] = dy[((sample * filters + o) * DY.Shape.Height + top + i) * DY.Shape.Width + left + j];
                    }

                    double[,] transformed = Form.OutputTransposed.OfBothAxes(gradients);
                    for (int point = 0; point < Form.Points * Form.Points; point++)
                        yt[sample * (int)YT.Shape.Size + Tiles.PlaceByPoint(filters, point, tile) + o] = transformed[point / Form.Points, point % Form.Points];
                }
            }
        });
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        TensorLayout dy = writer.Layout(DY);
        int points = Form.Points, outputs = Form.Outputs, filters = WinogradTiles.PointStride(DY.Shape.Channels), apart = Tiles.PointsApart(DY.Shape.Channels);
        bool cutsRows = dy.Height % outputs != 0, cutsColumns = dy.Width % outputs != 0;
        LinearMap.Declare(writer, Form.OutputTransposed);
        using (writer.Text.Open($"for (int tile = 0; tile < {N(Tiles.Count)}; tile++)"))
        {
            writer.Line($"float* from = {At("dy", dy.Origin)}{Tiles.Place(dy, "tile")};");
            writer.Line($"float* to = yt{Term("tile", filters)};");
            if (cutsRows)
                writer.Line($"int rows = {N(dy.Height)} - {Tiles.Row("tile")} * {outputs};");
            if (cutsColumns)
                writer.Line($"int columns = {N(dy.Width)} - {Tiles.Column("tile")} * {outputs};");
            using (writer.Text.Open($"for (int o = 0; o < {N(filters)}; o += {simd.Lanes})"))
            {
                writer.Line("float* p = from + o, q = to + o;");
                using (writer.Text.Open($"for (int column = 0; column < {outputs}; column++)"))
                {
                    Form.OutputTransposed.Load(writer, i => Inside(i, simd.Load(At("p", (long)i * dy.RowStride))));
                    for (int i = 0; i < points; i++)
                        writer.Line(simd.Store(At("q", (long)i * points * apart), $"e{i}"));
                    writer.Line($"p += {N(dy.PixelStride)}; q += {N(apart)};");
                }

                writer.Line("q = to + o;");
                using (writer.Text.Open($"for (int row = {points}; row != 0; row--)"))
                {
                    Form.OutputTransposed.LoadAndStore(writer, "q", apart, "q", apart);
                    writer.Line($"q += {N((long)points * apart)};");
                }
            }
        }

        string Inside(int row, string load)
        {
            string[] conditions = [.. cutsRows && row > 0 ? (string[])[$"rows > {row}"] : [], .. cutsColumns ? (string[])["columns > column"] : []];
            return conditions.Length == 0 ? load : $"{string.Join(" && ", conditions)} ? {load} : {simd.Zero}";
        }
    }
}
