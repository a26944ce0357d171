using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// dx under each window += dy / (its divisor).
/// </summary>
internal sealed record AvgPool2DGradientKernel(Tensor DY, Tensor DX, Window Window, bool CountIncludePad) : Kernel
{
    public bool Accumulate { get; init; }

    public override IReadOnlyList<Operand> Operands => [Operand.Read("dy", DY), Operand.Write("dx", DX, Accumulate)];

    public override string Formula => $"dx under each window += dy / {Window.Taps}, {DY.Shape} -> {DX.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { DY = name(DY), DX = name(DX) };

    public override void Evaluate(Frame frame)
    {
        if (!Accumulate)
            frame[DX] = new double[frame.Count * DX.Shape.Size];
        double[] dy = frame[DY], dx = frame[DX];
        Shape from = DX.Shape, to = DY.Shape;
        for (int output = 0; output < dy.Length; output++)
        {
            int j = output % to.Width, i = output / to.Width % to.Height, plane = output / to.Pixels;
            double divisor = AvgPool2DKernel.Divisor(Window, CountIncludePad, i, j, from);
            for (int tap = 0; tap < Window.Taps; tap++)
            {
                int row = Window.Vertical.InputIndex(i, tap / Window.Horizontal.Kernel, from.Height);
                int column = Window.Horizontal.InputIndex(j, tap % Window.Horizontal.Kernel, from.Width);
                if (row >= 0 && column >= 0)
                    dx[(plane * from.Height + row) * from.Width + column] += dy[output] / divisor;
            }
        }
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        TensorLayout dx = writer.Layout(DX), dy = writer.Layout(DY);
        var window = new WindowLoop(Window, dx, dy);
        bool assigns = !Accumulate && window.IsTiling;
        if (!Accumulate && !assigns)
            ElementLoop.Fill(writer, "dx", dx);
        window.Emit(writer, [("dy", dy)], loop =>
        {
            writer.Vector("d", simd.Multiply(simd.Load(loop.At("dy")), simd.Create(loop.Share(CountIncludePad))));
            loop.Taps("dx", 0, (at, _) => writer.Line(simd.Store(at, assigns ? "d" : simd.Add(simd.Load(at), "d"))));
        });
    }
}
