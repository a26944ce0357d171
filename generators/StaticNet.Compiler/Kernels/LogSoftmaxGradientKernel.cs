using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// dx = dy - exp(y) sum dy over the channels of each pixel.
/// </summary>
internal sealed record LogSoftmaxGradientKernel(Tensor Y, Tensor DY, Tensor DX) : Kernel
{
    public bool Accumulate { get; init; }

    public override IReadOnlyList<Operand> Operands => [Operand.Read("y", Y), Operand.Read("dy", DY), Operand.Write("dx", DX, Accumulate)];

    public override string Formula => $"dx = dy - exp(y) sum dy over the channels, {DX.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { Y = name(Y), DY = name(DY), DX = name(DX) };

    public override void Evaluate(Frame frame)
    {
        double[] y = frame[Y], dy = frame[DY], dx = frame[DX];
        foreach (int[] channels in Pixels.Of(DX.Shape, frame.Count))
        {
            double sum = 0;
            foreach (int i in channels)
                sum += dy[i];
            foreach (int i in channels)
                Frame.Put(dx, i, dy[i] - Math.Exp(y[i]) * sum, Accumulate);
        }
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        int channels = DX.Shape.Channels;
        PixelLoop.Emit(writer, [("y", writer.Layout(Y)), ("dy", writer.Layout(DY)), ("dx", writer.Layout(DX))], () =>
        {
            // What pads a gradient is zero.
            writer.Vector("sum", simd.Zero);
            ChannelLoop.Emit(writer, channels, (at, _) => writer.Line($"sum = {simd.Add("sum", simd.Load(at("dyp")))};"));
            writer.Vector("total", simd.Create(simd.Sum("sum")));
            ChannelLoop.Emit(writer, channels, (at, mask) =>
            {
                writer.Vector("d", simd.Subtract(simd.Load(at("dyp")), simd.Multiply(simd.Call("Exp", simd.Load(at("yp"))), "total")));
                string d = mask is null ? "d" : simd.And("d", mask);
                writer.Line(simd.Store(at("dxp"), Accumulate ? simd.Add(simd.Load(at("dxp")), d) : d));
            });
        });
    }
}
