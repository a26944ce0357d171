using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// dx = dy at each channel's winner, and 0 elsewhere.
/// </summary>
internal sealed record GlobalMaxPoolGradientKernel(Tensor Winners, Tensor DY, Tensor DX) : Kernel
{
    public bool Accumulate { get; init; }

    public override IReadOnlyList<Operand> Operands => [Operand.Read("winners", Winners), Operand.Read("dy", DY), Operand.Write("dx", DX, Accumulate)];

    public override string Formula => $"dx at each channel's winner {(Accumulate ? "+=" : "=")} dy, {DY.Shape} -> {DX.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { Winners = name(Winners), DY = name(DY), DX = name(DX) };

    public override void Evaluate(Frame frame)
    {
        double[] winners = frame[Winners], dy = frame[DY], dx = frame[DX];
        int pixels = DX.Shape.Pixels;
        for (int i = 0; i < dx.Length; i++)
            Frame.Put(dx, i, winners[i / pixels] == i % pixels ? dy[i / pixels] : 0, Accumulate);
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        string pixel = DX.Shape.Height == 1 ? "j" : $"i * {N(DX.Shape.Width)} + j";
        ChannelBlocks.Emit(writer, DX.Shape.Channels, (block, vectors) =>
        {
            foreach (int v in Enumerable.Range(0, vectors))
            {
                writer.Vector($"d{v}", simd.Load(At("dy", writer.Layout(DY).Origin + v * simd.Lanes) + block));
                writer.Vector($"winner{v}", simd.Load(At("winners", writer.Layout(Winners).Origin + v * simd.Lanes) + block));
            }

            ChannelBlocks.Pixels(writer, block, [("dx", writer.Layout(DX))], () =>
            {
                for (int v = 0; v < vectors; v++)
                {
                    string at = At("dxp", v * simd.Lanes), share = simd.And($"d{v}", simd.EqualsInt($"winner{v}", pixel));
                    writer.Line(simd.Store(at, Accumulate ? simd.Add(simd.Load(at), share) : share));
                }
            });
        });
    }
}
