using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Tiles;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Winograd;

/// <summary>
/// du = sum over samples and tiles of xt yt for each point, channel and filter: the gradient by the weights as Winograd's algorithm has them,
/// a product of small matrices for each point. Inserted by the schedule in the place of a <see cref="Conv2DWeightGradientKernel"/>, between
/// the transforms of what it reads and that of what it gives.
/// </summary>
internal sealed record WinogradProductGradientKernel(Tensor XT, Tensor YT, Tensor DU, WinogradTiles Tiles) : Kernel
{
    private int Points => Tiles.Form.Points * Tiles.Form.Points;

    private int Filters => DU.Shape[0];

    private int Channels => DU.Shape[1];

    public override IReadOnlyList<Operand> Operands => [Operand.Read("xt", XT), Operand.Read("yt", YT), Operand.Write("du", DU)];

    public override string Formula => $"du[point,c,o] = sum over {Tiles.Count} tiles of xt[point,tile,c] yt[point,tile,o], {Points} points, {Channels} x {Filters}";

    public override bool IsProduct => true;

    public override long MultiplyAdds => (long)Points * Tiles.Count * Channels * Filters;

    public override Work Work => Work.Units;

    public override bool CanAdd => true;

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { XT = name(XT), YT = name(YT), DU = name(DU) };

    public override void Evaluate(Frame frame)
    {
        double[] xt = frame[XT], yt = frame[YT], du = frame[DU];
        Array.Clear(du, 0, du.Length);
        frame.ForSamples(sample =>
        {
            for (int point = 0; point < Points; point++)
            {
                for (int tile = 0; tile < Tiles.Count; tile++)
                {
                    int ofChannels = sample * (int)XT.Shape.Size + Tiles.PlaceByPoint(Channels, point, tile), ofFilters = sample * (int)YT.Shape.Size + Tiles.PlaceByPoint(Filters, point, tile);
                    for (int o = 0; o < Filters; o++)
                    {
                        for (int c = 0; c < Channels; c++)
                            du[(o * Channels + c) * Points + point] += xt[ofChannels + c] * yt[ofFilters + o];
                    }
                }
            }
        });
    }

    public override int Units(IPlacement placement) => Points * Body(placement).Units;

    public override void Emit(KernelWriter writer)
    {
        PointGradientBody body = Body(writer.Placement);
        writer.Line($"float* strip = stackalloc float[{N(body.StripFloats)}];");
        int units = body.Units;
        using (writer.Text.Open(units == 1 ? "for (int point = begin; point < end; point++)" : $"for (int point = begin / {N(units)}; point * {N(units)} < end; point++)"))
        {
            writer.Line(units == 1 ? "const int first = 0, last = 1;" : $"int first = begin - point * {N(units)}, last = Math.Min(end - point * {N(units)}, {N(units)});");
            writer.Line($"float* x = xt{Term("point", Tiles.PointsApart(Channels))}, dy = yt{Term("point", Tiles.PointsApart(Filters))}, dw = du{Term("point", writer.Parameter(DU).BlockSize)};");
            body.Emit(writer);
        }
    }

    private PointGradientBody Body(IPlacement placement)
    {
        ParameterLayout all = placement.Parameter(DU);
        return new PointGradientBody(
            Tiles.Count, WinogradTiles.PointStride(Channels), WinogradTiles.PointStride(Filters), new ParameterLayout(all.Rows, all.Columns, all.Dims, all.RowStrides, all.ColumnStrides),
            placement.SampleStride(XT), placement.SampleStride(YT), HasBias: false, Adds)
        {
            Range = ("first", "last"),
            HasStrip = true,
        };
    }
}
