using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// dx += the shares of dy that each pixel of x gave to y.
/// </summary>
internal sealed record UpsampleGradientKernel(Tensor DY, Tensor DX, int Factor, bool Bilinear) : Kernel
{
    public bool Accumulate { get; init; }

    public override IReadOnlyList<Operand> Operands => [Operand.Read("dy", DY), Operand.Write("dx", DX, Accumulate)];

    public override string Formula => Bilinear
        ? $"dx at the four pixels around ((i + 1/2) / {Factor} - 1/2, (j + 1/2) / {Factor} - 1/2) += their shares of dy[c,i,j], {DY.Shape} -> {DX.Shape}"
        : $"dx[c,i / {Factor},j / {Factor}] += dy[c,i,j], {DY.Shape} -> {DX.Shape}";

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
            foreach ((int row, int column, double share) in Sampling.Around(i, j, Factor, Bilinear, from))
                dx[(plane * from.Height + row) * from.Width + column] += share * dy[output];
        }
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        TensorLayout dx = writer.Layout(DX), dy = writer.Layout(DY);
        if (!Accumulate)
            ElementLoop.Fill(writer, "dx", dx);
        Sampling.Emit(writer, Factor, Bilinear, ("dx", dx), ("dy", dy), () => ChannelLoop.Emit(writer, (DX.Shape.Channels + 7) / 8 * 8, (at, _) =>
        {
            writer.Vector("d", simd.Load(at("dyp")));
            if (!Bilinear)
            {
                writer.Line(simd.Store(at("dxp"), simd.Add(simd.Load(at("dxp")), "d")));
                return;
            }

            // One behind the other: at the border two of the four are one pixel.
            writer.Vector("above", simd.Multiply("top", "d"));
            writer.Vector("below", simd.Multiply("bottom", "d"));
            foreach ((string pixel, string share, string part) in new[] { ("dxpa", "left", "above"), ("dxpb", "right", "above"), ("dxpc", "left", "below"), ("dxpd", "right", "below") })
                writer.Line(simd.Store(at(pixel), simd.MultiplyAdd(share, part, simd.Load(at(pixel)))));
        }));
    }
}
