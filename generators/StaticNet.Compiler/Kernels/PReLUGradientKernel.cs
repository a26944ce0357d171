using System;
using System.Collections.Generic;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// dx = x > 0 ? dy : w dy, with one w or one for each channel.
/// </summary>
internal sealed record PReLUGradientKernel(Tensor X, Tensor W, Tensor DY, Tensor DX) : Kernel
{
    public bool Accumulate { get; init; }

    public override bool IsElementwise => W.Shape.Size == 1;

    public override IReadOnlyList<Operand> Operands =>
        [Operand.Read("x", X), Operand.Read("w", W), Operand.Read("dy", DY), Operand.Write("dx", DX, Accumulate)];

    public override string Formula => $"dx = x > 0 ? dy : w dy, {DX.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), W = name(W), DY = name(DY), DX = name(DX) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], w = frame[W], dy = frame[DY], dx = frame[DX];
        foreach (int[] channels in Pixels.Of(X.Shape, frame.Count))
        {
            for (int c = 0; c < channels.Length; c++)
                Frame.Put(dx, channels[c], x[channels[c]] > 0 ? dy[channels[c]] : w[c % w.Length] * dy[channels[c]], Accumulate);
        }
    }

    // What pads dy is zero, and so stays what pads dx.
    public override void Emit(KernelWriter writer) => PReLUKernel.ElementLoopOf(writer, W, [("x", X), ("dy", DY), ("dx", DX)], (at, slope) =>
    {
        Simd simd = writer.Simd;
        writer.Vector("d", simd.Load(at("dy")));
        string share = simd.Select(simd.GreaterThan(simd.Load(at("x")), simd.Zero), "d", simd.Multiply("d", slope));
        writer.Line(simd.Store(at("dx"), Accumulate ? simd.Add(simd.Load(at("dx")), share) : share));
    });
}
