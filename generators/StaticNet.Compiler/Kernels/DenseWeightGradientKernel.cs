using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Tiles;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// dW[o,i] = sum over rows of dy[o] x[i]; and db[o] = sum over rows of dy[o], where it is asked for.
/// </summary>
internal sealed record DenseWeightGradientKernel(Tensor X, Tensor DY, Tensor DW) : Kernel, IPointGradient
{
    public Tensor? DB { get; init; }

    public override IReadOnlyList<Operand> Operands => DB is null
        ? [Operand.Read("x", X), Operand.Read("dy", DY), Operand.Write("dw", DW)]
        : [Operand.Read("x", X), Operand.Read("dy", DY), Operand.Write("dw", DW), Operand.Write("db", DB)];

    public override bool TakesAnyOrder(Tensor tensor) => tensor == X && X.Shape.IsVector;

    public override string Formula => $"dW[o,i] = sum over samples of dy[o] x[i], {DY.Shape} x {X.Shape} -> {DW.Shape}{(DB is null ? "" : ", db = sum of dy")}";

    public override bool IsProduct => true;

    public override long MultiplyAdds => X.Shape.Size * DW.Shape[0];

    public override Work Work => Work.Units;

    public override bool CanAdd => !X.Shape.IsVector && DY.Shape.Pixels > 1;

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), DY = name(DY), DW = name(DW), DB = DB is null ? null : name(DB) };

    public override void Evaluate(Frame frame)
    {
        int inputs = DW.Shape[1], outputs = DW.Shape[0];
        double[] x = frame[X], dy = frame[DY], dw = new double[DW.Shape.Size];
        for (int row = 0; row < x.Length / inputs; row++)
        {
            for (int o = 0; o < outputs; o++)
            {
                for (int i = 0; i < inputs; i++)
                    dw[o * inputs + i] += dy[row * outputs + o] * x[row * inputs + i];
            }
        }

        frame[DW] = dw;
        if (DB is not null)
            new BiasGradientKernel(DY, DB) { Layer = Layer }.Evaluate(frame);
    }

    public bool TakesBias(Func<Tensor, TensorLayout> layout, ParameterLayout dw) => !X.Shape.IsVector && PointGradientBody.For(layout(X), layout(DY), dw, 0, 0) is not null;

    public Kernel WithBias(Tensor db) => this with { DB = db };

    public override void Emit(KernelWriter writer)
    {
        if (Points(writer.Placement) is { } points)
            points.Emit(writer);
        else
            Body(writer.Placement).Emit(writer);
    }

    public override int Units(IPlacement placement) => Points(placement)?.Units ?? Body(placement).Units;

    private PointGradientBody? Points(IPlacement placement) => X.Shape.IsVector
        ? null
        : PointGradientBody.For(placement.Layout(X), placement.Layout(DY), placement.Parameter(DW), placement.SampleStride(X), placement.SampleStride(DY), DB is not null, Adds);

    // A vector is one pixel with as many channels, whatever image it was flattened from.
    private WeightGradientBody Body(IPlacement placement)
    {
        var point = new Axis(1, 1, 1, 0, 0);
        TensorLayout x = placement.Layout(X);
        TensorLayout row = X.Shape.IsVector ? x with { Channels = x.Size, Height = 1, Width = 1, PixelStride = x.Size } : x;
        return new WeightGradientBody(
            row, placement.Layout(DY), placement.Parameter(DW), new Window { Vertical = point, Horizontal = point }, placement.SampleStride(X), placement.SampleStride(DY))
        { Adds = Adds };
    }
}
