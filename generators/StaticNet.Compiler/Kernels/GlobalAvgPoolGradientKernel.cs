using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// dx[c,i,j] = dy[c] / (H W): every pixel, or step, has the same share; times the derivative of an activation before it, where there is one.
/// </summary>
internal sealed record GlobalAvgPoolGradientKernel(Tensor DY, Tensor DX) : Kernel
{
    public bool Accumulate { get; init; }

    /// <summary>The derivative that the result is multiplied by; null for none.</summary>
    public Gate? Gate { get; init; }

    public override IReadOnlyList<Operand> Operands => Gate is null
        ? [Operand.Read("dy", DY), Operand.Write("dx", DX, Accumulate)]
        : [Operand.Read("dy", DY), Operand.Read("g", Gate.XY), Operand.Write("dx", DX, Accumulate)];

    public override string Formula => $"dx[c,i,j] {(Accumulate ? "+=" : "=")} dy[c] / {DX.Shape.Pixels}{Gate?.Formula}, {DY.Shape} -> {DX.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { DY = name(DY), Gate = Gate is null ? null : Gate with { XY = name(Gate.XY) }, DX = name(DX) };

    public override void Evaluate(Frame frame)
    {
        double[] dy = frame[DY], dx = frame[DX];
        int pixels = DX.Shape.Pixels, channels = DX.Shape.Channels;
        for (int i = 0; i < dx.Length; i++)
        {
            double share = dy[DX.Shape.IsSequence ? i / channels / pixels * channels + i % channels : i / pixels] / pixels;
            Frame.Put(dx, i, Gate is null ? share : share * Gate.Function.Derivative(frame[Gate.XY][i], frame[Gate.XY][i]), Accumulate);
        }
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        writer.Vector("share", simd.Create(SourceWriter.Literal((float)(1.0 / DX.Shape.Pixels))));
        ChannelBlocks.Emit(writer, DX.Shape.Channels, (block, vectors) =>
        {
            foreach (int v in Enumerable.Range(0, vectors))
                writer.Vector($"d{v}", simd.Multiply(simd.Load(At("dy", writer.Layout(DY).Origin + v * simd.Lanes) + block), "share"));
            (string, TensorLayout)[] gates = Gate is null ? [] : [("g", writer.Layout(Gate.XY))];
            ChannelBlocks.Pixels(writer, block, [("dx", writer.Layout(DX)), .. gates], () =>
            {
                for (int v = 0; v < vectors; v++)
                {
                    string at = At("dxp", v * simd.Lanes), share = $"d{v}";
                    if (Gate is not null)
                    {
                        writer.Vector($"g{v}", simd.Load(At("gp", v * simd.Lanes)));
                        share = Gate.Function.EmitGradient(simd, share, $"g{v}");
                    }

                    writer.Line(simd.Store(at, Accumulate ? simd.Add(simd.Load(at), share) : share));
                }
            });
        });
    }
}
