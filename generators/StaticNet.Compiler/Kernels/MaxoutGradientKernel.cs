using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// dx = dy at the first largest of each group of channels, and 0 elsewhere. The winner is found again from x.
/// </summary>
internal sealed record MaxoutGradientKernel(Tensor X, Tensor DY, Tensor DX, int Size) : Kernel
{
    public bool Accumulate { get; init; }

    public override IReadOnlyList<Operand> Operands => [Operand.Read("x", X), Operand.Read("dy", DY), Operand.Write("dx", DX, Accumulate)];

    public override string Formula => $"dx at the largest of {Size} channels += dy, {DY.Shape} -> {DX.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), DY = name(DY), DX = name(DX) };

    public override bool IsVectorised => false;

    public override void Evaluate(Frame frame)
    {
        if (!Accumulate)
            frame[DX] = new double[frame.Count * DX.Shape.Size];
        double[] x = frame[X], dy = frame[DY], dx = frame[DX];
        using IEnumerator<int[]> outputs = Pixels.Of(DY.Shape, frame.Count).GetEnumerator();
        foreach (int[] channels in Pixels.Of(X.Shape, frame.Count))
        {
            outputs.MoveNext();
            for (int c = 0; c < outputs.Current.Length; c++)
                dx[MaxoutKernel.Winner(x, channels, c, Size)] += dy[outputs.Current[c]];
        }
    }

    public override void Emit(KernelWriter writer)
    {
        PixelLoop.Emit(writer, [("x", writer.Layout(X)), ("dy", writer.Layout(DY)), ("dx", writer.Layout(DX))], () =>
        {
            using (writer.Loop("c", DY.Shape.Channels))
            {
                writer.Line($"float* group = xp{Term("c", Size)}, target = dxp{Term("c", Size)};");
                writer.Text.Line($$"""
                    int best = 0;
                    for (int k = 1; k < {{N(Size)}}; k++)
                    {
                        if (group[k] > group[best] || (float.IsNaN(group[k]) && !float.IsNaN(group[best])))
                            best = k;
                    }
                    """);
                if (!Accumulate)
                    writer.Line($"new Span<float>(target, {N(Size)}).Clear();");
                writer.Line("target[best] += dyp[c];");
            }
        });
        if (!Accumulate)
            ChannelCopy.EmitPadding(writer, "dx", writer.Layout(DX));
    }
}
