using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y[c,i,j] = x[c, i - top, j - left], and 0 where x has no such pixel: zeros around an image, and (with negative numbers) its middle.
/// Each is the other's gradient.
/// </summary>
internal sealed record BorderKernel(Tensor X, Tensor Y, int Top, int Left) : Kernel
{
    public bool Accumulate { get; init; }

    public override IReadOnlyList<Operand> Operands => [Operand.Read("x", X), Operand.Write("y", Y, Accumulate)];

    public override string Formula => $"y[c,i,j] {(Accumulate ? "+=" : "=")} x[c,{Shifted("i", Top)},{Shifted("j", Left)}], else 0, {X.Shape} -> {Y.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), Y = name(Y) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], y = frame[Y];
        Shape from = X.Shape, to = Y.Shape;
        for (int output = 0; output < y.Length; output++)
        {
            int j = output % to.Width - Left, i = output / to.Width % to.Height - Top, plane = output / to.Pixels;
            bool inside = i >= 0 && j >= 0 && i < from.Height && j < from.Width;
            Frame.Put(y, output, inside ? x[(plane * from.Height + i) * from.Width + j] : 0, Accumulate);
        }
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        TensorLayout x = writer.Layout(X), y = writer.Layout(Y);
        if (!Accumulate && (y.Height > x.Height || y.Width > x.Width))
            ElementLoop.Fill(writer, "y", y);

        // The pixels that both have.
        int rows = Math.Min(y.Height, x.Height + Top) - Math.Max(0, Top), columns = Math.Min(y.Width, x.Width + Left) - Math.Max(0, Left);
        long xFirst = x.Origin + (long)Math.Max(0, -Top) * x.RowStride + (long)Math.Max(0, -Left) * x.PixelStride;
        long yFirst = y.Origin + (long)Math.Max(0, Top) * y.RowStride + (long)Math.Max(0, Left) * y.PixelStride;
        using (writer.Loop("i", rows))
        {
            writer.Line($"float* xr = {At("x", xFirst)}{Term("i", x.RowStride)};");
            writer.Line($"float* yr = {At("y", yFirst)}{Term("i", y.RowStride)};");
            using (writer.Text.Open($"for (int j = 0; j < {N(columns * x.PixelStride)}; j += {simd.Lanes})"))
                writer.Line(simd.Store("yr + j", Accumulate ? simd.Add(simd.Load("yr + j"), simd.Load("xr + j")) : simd.Load("xr + j")));
        }
    }

    private static string Shifted(string letter, int shift) => shift == 0 ? letter : shift > 0 ? $"{letter} - {shift}" : $"{letter} + {-shift}";
}
