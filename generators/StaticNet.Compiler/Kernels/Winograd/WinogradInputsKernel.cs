using System;
using System.Collections.Generic;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Winograd;

/// <summary>
/// xt = B^T x B for each tile and channel of a sample, all tiles of a point side by side: what <see cref="WinogradProductGradientKernel"/>
/// multiplies by. Inserted by the schedule.
/// </summary>
internal sealed record WinogradInputsKernel(Tensor X, Tensor XT, Window Window, WinogradTiles Tiles) : Kernel
{
    private WinogradForm Form => Tiles.Form;

    public override IReadOnlyList<Operand> Operands => [Operand.Read("x", X), Operand.Write("xt", XT)];

    public override string Formula => $"xt = B^T x B for {Tiles.Count} tiles of {Form.Points} x {Form.Points} points, {X.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), XT = name(XT) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], xt = frame[XT];
        int channels = X.Shape.Channels;
        frame.ForSamples(sample =>
        {
            for (int tile = 0; tile < Tiles.Count; tile++)
            {
                for (int c = 0; c < channels; c++)
                {
                    double[,] transformed = Form.Input.OfBothAxes(Tiles.Inputs(x, X.Shape, Window, sample * channels + c, tile));
                    for (int point = 0; point < Form.Points * Form.Points; point++)
                        xt[sample * (int)XT.Shape.Size + Tiles.PlaceByPoint(channels, point, tile) + c] = transformed[point / Form.Points, point % Form.Points];
                }
            }
        });
    }

    public override void Emit(KernelWriter writer)
    {
        TensorLayout x = writer.Layout(X);
        int points = Form.Points, channels = WinogradTiles.PointStride(X.Shape.Channels), apart = Tiles.PointsApart(X.Shape.Channels);
        long first = x.Origin - (long)Window.Vertical.Begin * x.RowStride - (long)Window.Horizontal.Begin * x.PixelStride;
        LinearMap.Declare(writer, Form.Input);
        using (writer.Text.Open($"for (int tile = 0; tile < {N(Tiles.Count)}; tile++)"))
        {
            writer.Line($"float* from = {At("x", first)}{Tiles.Place(x, "tile")};");
            writer.Line($"float* to = xt{Term("tile", channels)};");
            using (writer.Text.Open($"for (int c = 0; c < {N(channels)}; c += {writer.Simd.Lanes})"))
            {
                writer.Line("float* p = from + c, q = to + c;");
                using (writer.Text.Open($"for (int column = {points}; column != 0; column--)"))
                {
                    Form.Input.LoadAndStore(writer, "p", x.RowStride, "q", (long)points * apart);
                    writer.Line($"p += {N(x.PixelStride)}; q += {N(apart)};");
                }

                writer.Line("q = to + c;");
                using (writer.Text.Open($"for (int row = {points}; row != 0; row--)"))
                {
                    Form.Input.LoadAndStore(writer, "q", apart, "q", apart);
                    writer.Line($"q += {N((long)points * apart)};");
                }
            }
        }
    }
}
