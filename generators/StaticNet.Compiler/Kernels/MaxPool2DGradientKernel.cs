using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// dx = dy at each window's winner, and 0 elsewhere.
/// </summary>
internal sealed record MaxPool2DGradientKernel(Tensor Winners, Tensor DY, Tensor DX, Window Window) : Kernel
{
    public bool Accumulate { get; init; }

    public override IReadOnlyList<Operand> Operands => [Operand.Read("winners", Winners), Operand.Read("dy", DY), Operand.Write("dx", DX, Accumulate)];

    public override string Formula => $"dx at each window's winner += dy, {DY.Shape} -> {DX.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { Winners = name(Winners), DY = name(DY), DX = name(DX) };

    public override void Evaluate(Frame frame)
    {
        if (!Accumulate)
            frame[DX] = new double[frame.Count * DX.Shape.Size];
        double[] winners = frame[Winners], dy = frame[DY], dx = frame[DX];
        Shape from = DX.Shape, to = DY.Shape;
        for (int output = 0; output < dy.Length; output++)
        {
            int j = output % to.Width, i = output / to.Width % to.Height, plane = output / to.Pixels, tap = (int)winners[output];
            int row = Window.Vertical.InputIndex(i, tap / Window.Horizontal.Kernel, from.Height);
            int column = Window.Horizontal.InputIndex(j, tap % Window.Horizontal.Kernel, from.Width);
            dx[(plane * from.Height + row) * from.Width + column] += dy[output];
        }
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        TensorLayout dx = writer.Layout(DX), dy = writer.Layout(DY);
        var window = new WindowLoop(Window, dx, dy);

        // Windows that lie side by side write each element once; else the gradient is zero first and all of it added.
        bool assigns = !Accumulate && window.IsTiling;
        if (!Accumulate && !assigns)
            ElementLoop.Fill(writer, "dx", dx);
        window.Emit(writer, [("dy", dy), ("winners", writer.Layout(Winners))], loop =>
        {
            writer.Vector("d", simd.Load(loop.At("dy")));
            writer.Vector("winner", simd.Load(loop.At("winners")));
            loop.Taps("dx", 0, (at, tap) =>
            {
                string share = simd.And("d", simd.EqualsInt("winner", tap));
                writer.Line(simd.Store(at, assigns ? share : simd.Add(simd.Load(at), share)));
            });
        });
    }
}
