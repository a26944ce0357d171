using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y[c,i,j] = the mean of x[c] over the window; padding counts as zeros or not at all.
/// </summary>
internal sealed record AvgPool2DKernel(Tensor X, Tensor Y, Window Window, bool CountIncludePad) : Kernel
{
    public override IReadOnlyList<Operand> Operands => [Operand.Read("x", X), Operand.Write("y", Y)];

    public override string Formula => $"y[c,i,j] = mean of x[c] over {Window.Vertical.Kernel}x{Window.Horizontal.Kernel}, {X.Shape} -> {Y.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), Y = name(Y) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], y = frame[Y];
        Shape from = X.Shape, to = Y.Shape;
        for (int output = 0; output < y.Length; output++)
        {
            int j = output % to.Width, i = output / to.Width % to.Height, plane = output / to.Pixels;
            double divisor = Divisor(Window, CountIncludePad, i, j, from);
            double sum = 0;
            for (int tap = 0; tap < Window.Taps; tap++)
            {
                int row = Window.Vertical.InputIndex(i, tap / Window.Horizontal.Kernel, from.Height);
                int column = Window.Horizontal.InputIndex(j, tap % Window.Horizontal.Kernel, from.Width);
                if (row >= 0 && column >= 0)
                    sum += x[(plane * from.Height + row) * from.Width + column];
            }
            y[output] = sum / divisor;
        }
    }

    /// <summary>By how much the sum of an output's window is divided.</summary>
    public static int Divisor(Window window, bool countIncludePad, int i, int j, Shape from)
    {
        if (countIncludePad)
            return Counted(window.Vertical, i, from.Height) * Counted(window.Horizontal, j, from.Width);
        int rows = 0, columns = 0;
        for (int u = 0; u < window.Vertical.Kernel; u++)
            rows += window.Vertical.InputIndex(i, u, from.Height) >= 0 ? 1 : 0;
        for (int v = 0; v < window.Horizontal.Kernel; v++)
            columns += window.Horizontal.InputIndex(j, v, from.Width) >= 0 ? 1 : 0;
        return rows * columns;
    }

    // Padding counts, but not what lies behind it.
    private static int Counted(Axis axis, int output, int inputs) =>
        Math.Min(axis.Kernel, inputs + axis.Begin + axis.End - axis.Beyond - output * axis.Stride);

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        TensorLayout x = writer.Layout(X), y = writer.Layout(Y);
        new WindowLoop(Window, x, y).Emit(writer, [("y", y)], loop =>
        {
            writer.Vector("sum", simd.Zero);
            loop.Taps("x", 0, (at, _) => writer.Line($"sum = {simd.Add("sum", simd.Load(at))};"));
            writer.Line(simd.Store(loop.At("y"), simd.Multiply("sum", simd.Create(loop.Share(CountIncludePad)))));
        });
    }
}
