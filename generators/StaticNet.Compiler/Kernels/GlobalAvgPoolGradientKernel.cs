using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// dx[c,i,j] = dy[c] / (H W): every pixel, or step, has the same share.
/// </summary>
internal sealed record GlobalAvgPoolGradientKernel(Tensor DY, Tensor DX) : Kernel
{
    public bool Accumulate { get; init; }

    public override IReadOnlyList<Operand> Operands => [Operand.Read("dy", DY), Operand.Write("dx", DX, Accumulate)];

    public override string Formula => $"dx[c,i,j] {(Accumulate ? "+=" : "=")} dy[c] / {DX.Shape.Pixels}, {DY.Shape} -> {DX.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { DY = name(DY), DX = name(DX) };

    public override void Evaluate(Frame frame)
    {
        double[] dy = frame[DY], dx = frame[DX];
        int pixels = DX.Shape.Pixels, channels = DX.Shape.Channels;
        for (int i = 0; i < dx.Length; i++)
            Frame.Put(dx, i, dy[DX.Shape.IsSequence ? i / channels / pixels * channels + i % channels : i / pixels] / pixels, Accumulate);
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        writer.Vector("share", simd.Create(SourceWriter.Literal((float)(1.0 / DX.Shape.Pixels))));
        ChannelBlocks.Emit(writer, DX.Shape.Channels, (block, vectors) =>
        {
            foreach (int v in Enumerable.Range(0, vectors))
                writer.Vector($"d{v}", simd.Multiply(simd.Load(At("dy", writer.Layout(DY).Origin + v * simd.Lanes) + block), "share"));
            ChannelBlocks.Pixels(writer, block, [("dx", writer.Layout(DX))], () =>
            {
                for (int v = 0; v < vectors; v++)
                {
                    string at = At("dxp", v * simd.Lanes);
                    writer.Line(simd.Store(at, Accumulate ? simd.Add(simd.Load(at), $"d{v}") : $"d{v}"));
                }
            });
        });
    }
}
