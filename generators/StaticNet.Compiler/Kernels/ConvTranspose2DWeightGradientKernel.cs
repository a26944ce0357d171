using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Tiles;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// dw[c,o,u,v] = sum over samples and pixels of x[c,i,j] dy[o, i s + u d - p, j s + v d - p].
/// </summary>
internal sealed record ConvTranspose2DWeightGradientKernel(Tensor X, Tensor DY, Tensor DW, Window Window, int Groups) : Kernel
{
    public override IReadOnlyList<Operand> Operands => [Operand.Read("x", X), Operand.Read("dy", DY), Operand.Write("dw", DW)];

    public override string Formula => $"dw[c,o,u,v] = sum x[c,i,j] dy[o,{Window.Vertical.Place("i", "u")},{Window.Horizontal.Place("j", "v")}], {X.Shape} x {DY.Shape} -> {DW.Shape}";

    public override long MultiplyAdds => Exchanged.MultiplyAdds;

    public override Work Work => Work.Units;

    public override bool CanAdd => true;

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), DY = name(DY), DW = name(DW) };

    public override void Evaluate(Frame frame) => Exchanged.Evaluate(frame);

    public override int Units(IPlacement placement) => Body(placement).Units;

    public override void Emit(KernelWriter writer) => Body(writer.Placement).Emit(writer);

    // The convolution of which this is the gradient has dy's image as its input.
    private Conv2DWeightGradientKernel Exchanged => new(DY, X, DW, Window, Groups) { Layer = Layer };

    private TransposedWeightGradientBody Body(IPlacement placement) => new(
        placement.Layout(X), placement.Layout(DY), placement.Parameter(DW), Window, placement.SampleStride(X), placement.SampleStride(DY))
    { Adds = Adds };
}
