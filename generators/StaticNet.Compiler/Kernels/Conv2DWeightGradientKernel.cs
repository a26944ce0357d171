using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Tiles;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// dw[o,c,u,v] = sum over samples and pixels of dy[o,i,j] x[c, i s + u d - p, j s + v d - p]; and db[o] = sum of dy[o], where it is asked for.
/// </summary>
internal sealed record Conv2DWeightGradientKernel(Tensor X, Tensor DY, Tensor DW, Window Window, int Groups) : Kernel, IPointGradient
{
    public Tensor? DB { get; init; }

    /// <summary>How its layer is to compute; the schedule puts Winograd's algorithm in its place.</summary>
    public ConvolutionAlgorithm Algorithm { get; init; }

    public override IReadOnlyList<Operand> Operands => DB is null
        ? [Operand.Read("x", X), Operand.Read("dy", DY), Operand.Write("dw", DW)]
        : [Operand.Read("x", X), Operand.Read("dy", DY), Operand.Write("dw", DW), Operand.Write("db", DB)];

    public override bool NamesNumbers => true;

    public override string Formula => $"dw[o,c,u,v] = sum dy[o,i,j] x[c,{Window.Vertical.Place("i", "u")},{Window.Horizontal.Place("j", "v")}], {DY.Shape} x {X.Shape} -> {DW.Shape}{(DB is null ? "" : ", db = sum of dy")}";

    public override bool IsProduct => true;

    public override long MultiplyAdds => DY.Shape.Size * DW.Shape[1] * Window.Taps / (Window.Vertical.InputStride * Window.Horizontal.InputStride);

    public override Work Work => Work.Units;

    public override bool CanAdd => DY.Shape.Pixels > 1;

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), DY = name(DY), DW = name(DW), DB = DB is null ? null : name(DB) };

    public override void Evaluate(Frame frame)
    {
        frame[DW] = new double[DW.Shape.Size];
        double[] dy = frame[DY], x = frame[X], dw = frame[DW];
        ConvolutionTaps.Visit(X.Shape, DY.Shape, Window, Groups, frame.Count, (from, tap, to) => dw[tap] += dy[to] * x[from]);
        if (DB is not null)
            new BiasGradientKernel(DY, DB) { Layer = Layer }.Evaluate(frame);
    }

    public bool TakesBias(Func<Tensor, TensorLayout> layout, ParameterLayout dw) => IsPointwise && PointGradientBody.For(layout(X), layout(DY), dw, 0, 0) is not null;

    public Kernel WithBias(Tensor db) => this with { DB = db };

    public override int Units(IPlacement placement) => Points(placement)?.Units ?? Body(placement).Units;

    public override void Emit(KernelWriter writer)
    {
        if (Points(writer.Placement) is { } points)
            points.Emit(writer);
        else
            Body(writer.Placement).Emit(writer);
    }

    private bool IsPointwise => Window.IsPoint && X.Shape.Height == DY.Shape.Height && X.Shape.Width == DY.Shape.Width;

    private PointGradientBody? Points(IPlacement placement) => IsPointwise
        ? PointGradientBody.For(placement.Layout(X), placement.Layout(DY), placement.Parameter(DW), placement.SampleStride(X), placement.SampleStride(DY), DB is not null, Adds)
        : null;

    private WeightGradientBody Body(IPlacement placement) => new(
        placement.Layout(X), placement.Layout(DY), placement.Parameter(DW), Window, placement.SampleStride(X), placement.SampleStride(DY))
    { Adds = Adds };
}
