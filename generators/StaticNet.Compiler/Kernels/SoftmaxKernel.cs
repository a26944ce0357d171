using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y = exp(x - max x) / sum exp(x - max x) over the channels of each pixel.
/// </summary>
internal sealed record SoftmaxKernel(Tensor X, Tensor Y) : Kernel
{
    public override IReadOnlyList<Operand> Operands => [Operand.Read("x", X), Operand.Write("y", Y)];

    public override string Formula => $"y = exp(x - max x) / sum exp(x - max x) over the channels, {X.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), Y = name(Y) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], y = frame[Y];
        foreach (int[] channels in Pixels.Of(X.Shape, frame.Count))
        {
            double max = double.NegativeInfinity, sum = 0;
            foreach (int i in channels)
                max = Math.Max(max, x[i]);
            foreach (int i in channels)
                sum += y[i] = Math.Exp(x[i] - max);
            foreach (int i in channels)
                y[i] /= sum;
        }
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        int channels = X.Shape.Channels;
        PixelLoop.Emit(writer, [("x", writer.Layout(X)), ("y", writer.Layout(Y))], () =>
        {
            writer.Line("float max = xp[0];");
            writer.Line($"for (int c = 1; c < {N(channels)}; c++)");
            using (writer.Text.Indent())
                writer.Line("max = MathF.Max(max, xp[c]);");
            writer.Vector("sum", simd.Zero);
            ChannelLoop.Emit(writer, channels, (at, mask) =>
            {
                writer.Vector("e", simd.Call("Exp", simd.Subtract(simd.Load(at("xp")), simd.Create("max"))));
                if (mask is not null)
                    writer.Line($"e = {simd.And("e", mask)};");
                writer.Line(simd.Store(at("yp"), "e"));
                writer.Line($"sum = {simd.Add("sum", "e")};");
            });
            writer.Vector("scale", simd.Create($"1f / {simd.Sum("sum")}"));
            ChannelLoop.Emit(writer, channels, (at, _) => writer.Line(simd.Store(at("yp"), simd.Multiply(simd.Load(at("yp")), "scale"))));
        });
    }
}
