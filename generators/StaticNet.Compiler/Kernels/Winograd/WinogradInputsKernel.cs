using System;
using System.Collections.Generic;
using StaticNet.Compiler.Model;
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
        int channels = WinogradTiles.PointStride(X.Shape.Channels);
        LinearMap.Declare(writer, Form.Input);
        using (writer.Text.Open($"for (int tile = 0; tile < {N(Tiles.Count)}; tile++)"))
        {
            writer.Line($"float* from = {At("x", InputTransform.First(x, Window))}{Tiles.Place(x, "tile")};");
            writer.Line($"float* to = xt{Term("tile", channels)};");
            InputTransform.Emit(writer, Form, x, channels, Tiles.PointsApart(X.Shape.Channels));
        }
    }
}
