using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// sums[c] = sum of x dy over a sample's pixels where x is not over 0; with one sum, over its channels too.
/// </summary>
internal sealed record PReLUSlopeKernel(Tensor X, Tensor DY, Tensor Sums) : Kernel
{
    public override IReadOnlyList<Operand> Operands => [Operand.Read("x", X), Operand.Read("dy", DY), Operand.Write("sums", Sums)];

    public override string Formula => $"sums = sum of x dy where x <= 0, {X.Shape} -> {Sums.Shape}";

    public override bool TakesAnyOrder(Tensor tensor) => Sums.Shape.Size == 1;

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), DY = name(DY), Sums = name(Sums) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], dy = frame[DY], sums = frame[Sums] = new double[frame.Count * Sums.Shape.Size];
        int slopes = (int)Sums.Shape.Size, pixel = 0;
        foreach (int[] channels in Pixels.Of(X.Shape, frame.Count))
        {
            int sample = pixel++ / X.Shape.Pixels;
            for (int c = 0; c < channels.Length; c++)
                sums[sample * slopes + c % slopes] += x[channels[c]] > 0 ? 0 : x[channels[c]] * dy[channels[c]];
        }
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        // A flattened vector may lie as its image did.
        int channels = writer.Layout(X).Channels, slopes = (int)Sums.Shape.Size;
        string Share(Func<string, string> at) => simd.Multiply(simd.Load(at("dyp")), simd.Min(simd.Zero, simd.Load(at("xp"))));
        var operands = new[] { ("x", writer.Layout(X)), ("dy", writer.Layout(DY)) };
        if (slopes == 1)
        {
            // What pads dy is zero.
            writer.Vector("sum", simd.Zero);
            PixelLoop.Emit(writer, operands, () => ChannelLoop.Emit(writer, channels, (at, _) => writer.Line($"sum = {simd.Add("sum", Share(at))};")));
            writer.Line($"new Span<float>(sums, {N(writer.Layout(Sums).PixelStride)}).Clear();");
            writer.Line($"*sums = {simd.Sum("sum")};");
            return;
        }

        writer.Line($"new Span<float>(sums, {N(writer.Layout(Sums).PixelStride)}).Clear();");
        PixelLoop.Emit(writer, operands, () => ChannelLoop.Emit(writer, channels, (at, _) => writer.Line(simd.Store(at("sums"), simd.Add(simd.Load(at("sums")), Share(at))))));
    }
}
