using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Normalization;

/// <summary>
/// dx = dy s^-beta - 2 alpha beta / size x sum (dy x s^(-beta - 1)) over a window of channels, s as forward kept it. T holds the terms
/// of the sum between margins of zeros.
/// </summary>
internal sealed record LocalResponseNormGradientKernel(Tensor X, Tensor Scale, Tensor DY, Tensor T, Tensor DX, LocalResponseWindow Window) : Kernel
{
    public bool Accumulate { get; init; }

    public override IReadOnlyList<Operand> Operands =>
        [Operand.Read("x", X), Operand.Read("s", Scale), Operand.Read("dy", DY), Operand.Write("t", T), Operand.Write("dx", DX, Accumulate)];

    public override string Formula =>
        $"dx = dy s^-{N(Window.Beta)} - {N(2 * Window.Alpha * Window.Beta)} / {Window.Size} x sum of dy x s^-{N(Window.Beta + 1)} over {Window.Size} channels, {X.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), Scale = name(Scale), DY = name(DY), T = name(T), DX = name(DX) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], scale = frame[Scale], dy = frame[DY], dx = frame[DX];
        int channels = X.Shape.Channels;
        foreach (int[] pixel in Pixels.Of(X.Shape, frame.Count))
        {
            for (int c = 0; c < channels; c++)
            {
                int i = pixel[c];
                double sum = Window.Sum(c, channels, other => dy[pixel[other]] * x[pixel[other]] * Math.Pow(scale[pixel[other]], -Window.Beta - 1));
                Frame.Put(dx, i, dy[i] * Math.Pow(scale[i], -Window.Beta) - 2 * Window.Alpha * Window.Beta / Window.Size * x[i] * sum, Accumulate);
            }
        }
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        int channels = X.Shape.Channels;
        TensorLayout x = writer.Layout(X), scale = writer.Layout(Scale), dy = writer.Layout(DY);
        TensorLayout margins = LocalResponseMargins.Emit(writer, T, channels, [("x", x), ("s", scale), ("dy", dy)], Window.Half, at =>
        {
            writer.Vector("scale", simd.Load(at("sp")));
            return simd.Divide(simd.Multiply(simd.Multiply(simd.Load(at("dyp")), simd.Load(at("xp"))), Window.Power(simd, "scale")), "scale");
        });
        writer.Vector("factor", simd.Create(SourceWriter.Literal((float)(-2 * Window.Alpha * Window.Beta / Window.Size))));
        PixelLoop.Emit(writer, [("x", x), ("s", scale), ("dy", dy), ("t", margins), ("dx", writer.Layout(DX))], () => ChannelLoop.Emit(writer, channels, (at, mask) =>
        {
            Window.EmitSum(writer, at("tp"));
            writer.Vector("scale", simd.Load(at("sp")));
            writer.Vector("d", simd.Multiply(simd.Load(at("dyp")), Window.Power(simd, "scale")));
            writer.Line($"d = {simd.MultiplyAdd(simd.Multiply(simd.Load(at("xp")), "sum"), "factor", "d")};");
            string d = mask is null ? "d" : simd.And("d", mask);
            writer.Line(simd.Store(at("dxp"), Accumulate ? simd.Add(simd.Load(at("dxp")), d) : d));
        }));
    }
}
