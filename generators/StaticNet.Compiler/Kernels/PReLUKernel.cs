using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y = x > 0 ? x : w x, with one w or one for each channel.
/// </summary>
internal sealed record PReLUKernel(Tensor X, Tensor W, Tensor Y) : Kernel
{
    public override bool IsElementwise => W.Shape.Size == 1;

    public override IReadOnlyList<Operand> Operands => [Operand.Read("x", X), Operand.Read("w", W), Operand.Write("y", Y)];

    public override string Formula => $"y = x > 0 ? x : w x, {X.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), W = name(W), Y = name(Y) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], w = frame[W], y = frame[Y];
        foreach (int[] channels in Pixels.Of(X.Shape, frame.Count))
        {
            for (int c = 0; c < channels.Length; c++)
                y[channels[c]] = x[channels[c]] > 0 ? x[channels[c]] : w[c % w.Length] * x[channels[c]];
        }
    }

    public override void Emit(KernelWriter writer) => ElementLoopOf(writer, W, [("x", X), ("y", Y)], (at, slope) =>
    {
        Simd simd = writer.Simd;
        writer.Vector("v", simd.Load(at("x")));
        writer.Line(simd.Store(at("y"), simd.Select(simd.GreaterThan("v", simd.Zero), "v", simd.Multiply("v", slope))));
    });

    /// <summary>The loop over elements, given where each one's vector lies and its slopes; with a slope for each channel, pixel by pixel.</summary>
    public static void ElementLoopOf(KernelWriter writer, Tensor w, (string Letter, Tensor Tensor)[] operands, Action<Func<string, string>, string> body)
    {
        var layouts = Array.ConvertAll(operands, operand => (operand.Letter, writer.Layout(operand.Tensor)));
        if (w.Shape.Size == 1)
        {
            writer.Vector("slope", writer.Simd.Create("*w"));
            ElementLoop.Emit(writer, layouts, at => body(at, "slope"));
            return;
        }

        PixelLoop.Emit(writer, layouts, () => ChannelLoop.Emit(writer, (int)w.Shape.Size, (at, _) =>
        {
            writer.Vector("slope", writer.Simd.Load(at("w")));
            body(letter => at(letter + "p"), "slope");
        }));
    }
}
