using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y[c,i,j] = x[c, floor(i / f), floor(j / f)], or the four pixels around ((i + 1/2) / f - 1/2, (j + 1/2) / f - 1/2) mixed by distance.
/// </summary>
internal sealed record UpsampleKernel(Tensor X, Tensor Y, int Factor, bool Bilinear) : Kernel
{
    public override IReadOnlyList<Operand> Operands => [Operand.Read("x", X), Operand.Write("y", Y)];

    public override string Formula => Bilinear
        ? $"y[c,i,j] = x[c] at ((i + 1/2) / {Factor} - 1/2, (j + 1/2) / {Factor} - 1/2) by bilinear interpolation, {X.Shape} -> {Y.Shape}"
        : $"y[c,i,j] = x[c,i / {Factor},j / {Factor}], {X.Shape} -> {Y.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), Y = name(Y) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], y = frame[Y];
        Shape from = X.Shape, to = Y.Shape;
        for (int output = 0; output < y.Length; output++)
        {
            int j = output % to.Width, i = output / to.Width % to.Height, plane = output / to.Pixels;
            double sum = 0;
            foreach ((int row, int column, double share) in Sampling.Around(i, j, Factor, Bilinear, from))
                sum += share * x[(plane * from.Height + row) * from.Width + column];
            y[output] = sum;
        }
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        TensorLayout x = writer.Layout(X), y = writer.Layout(Y);
        Sampling.Emit(writer, Factor, Bilinear, ("x", x), ("y", y), () => ChannelLoop.Emit(writer, (X.Shape.Channels + 7) / 8 * 8, (at, _) =>
        {
            if (!Bilinear)
            {
                writer.Line(simd.Store(at("yp"), simd.Load(at("xp"))));
                return;
            }

            writer.Vector("above", simd.MultiplyAdd("right", simd.Load(at("xpb")), simd.Multiply("left", simd.Load(at("xpa")))));
            writer.Vector("below", simd.MultiplyAdd("right", simd.Load(at("xpd")), simd.Multiply("left", simd.Load(at("xpc")))));
            writer.Line(simd.Store(at("yp"), simd.MultiplyAdd("bottom", "below", simd.Multiply("top", "above"))));
        }));
    }
}
