using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Tiles;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// dw[c,0,u,v] = sum over samples and pixels of dy[c,i,j] x[c, i s + u d - p, j s + v d - p].
/// </summary>
internal sealed record DepthwiseConv2DWeightGradientKernel(Tensor X, Tensor DY, Tensor DW, Window Window) : Kernel
{
    public override IReadOnlyList<Operand> Operands => [Operand.Read("x", X), Operand.Read("dy", DY), Operand.Write("dw", DW)];

    public override string Formula => $"dw[c,0,u,v] = sum dy[c,i,j] x[c,{Window.Vertical.Place("i", "u")},{Window.Horizontal.Place("j", "v")}], {DY.Shape} x {X.Shape} -> {DW.Shape}";

    public override long MultiplyAdds => DY.Shape.Size * Window.Taps;

    public override Work Work => Work.Units;

    public override bool CanAdd => true;

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), DY = name(DY), DW = name(DW) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], dy = frame[DY], dw = new double[DW.Shape.Size];
        Shape from = X.Shape, to = DY.Shape;
        for (int output = 0; output < dy.Length; output++)
        {
            int j = output % to.Width, i = output / to.Width % to.Height, plane = output / to.Pixels, c = plane % to.Channels;
            for (int tap = 0; tap < Window.Taps; tap++)
            {
                int row = Window.Vertical.InputIndex(i, tap / Window.Horizontal.Kernel, from.Height);
                int column = Window.Horizontal.InputIndex(j, tap % Window.Horizontal.Kernel, from.Width);
                if (row >= 0 && column >= 0)
                    dw[c * Window.Taps + tap] += dy[output] * x[(plane * from.Height + row) * from.Width + column];
            }
        }

        frame[DW] = dw;
    }

    public override int Units(IPlacement placement) => Body(placement).Units;

    public override void Emit(KernelWriter writer) => Body(writer.Placement).Emit(writer);

    private DepthwiseGradientBody Body(IPlacement placement) => new(
        placement.Layout(X), placement.Layout(DY), placement.Parameter(DW), Window, placement.SampleStride(X), placement.SampleStride(DY))
    { Adds = Adds };
}
