using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y[c] = the largest of x[c size], ..., x[c size + size - 1], for each pixel; NaN wins over all.
/// </summary>
internal sealed record MaxoutKernel(Tensor X, Tensor Y, int Size) : Kernel
{
    public override IReadOnlyList<Operand> Operands => [Operand.Read("x", X), Operand.Write("y", Y)];

    public override string Formula => $"y[c] = max of {Size} channels of x from {Size} c, {X.Shape} -> {Y.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), Y = name(Y) };

    public override bool IsVectorised => false;

    /// <summary>The place of the first largest of a group, and of the first NaN where there is one.</summary>
    public static int Winner(double[] x, int[] channels, int group, int size)
    {
        int best = channels[group * size];
        for (int k = 1; k < size && !double.IsNaN(x[best]); k++)
        {
            int i = channels[group * size + k];
            if (x[i] > x[best] || double.IsNaN(x[i]))
                best = i;
        }

        return best;
    }

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], y = frame[Y];
        using IEnumerator<int[]> outputs = Pixels.Of(Y.Shape, frame.Count).GetEnumerator();
        foreach (int[] channels in Pixels.Of(X.Shape, frame.Count))
        {
            outputs.MoveNext();
            for (int c = 0; c < outputs.Current.Length; c++)
                y[outputs.Current[c]] = x[Winner(x, channels, c, Size)];
        }
    }

    // MathF.Max passes NaN on.
    public override void Emit(KernelWriter writer) => PixelLoop.Emit(writer, [("x", writer.Layout(X)), ("y", writer.Layout(Y))], () =>
    {
        using (writer.Loop("c", Y.Shape.Channels))
        {
            writer.Line($"float* group = xp{Term("c", Size)};");
            writer.Line("float best = group[0];");
            if (Size > 1)
            {
                writer.Line($"for (int k = 1; k < {N(Size)}; k++)");
                using (writer.Text.Indent())
                    writer.Line("best = MathF.Max(best, group[k]);");
            }

            writer.Line("yp[c] = best;");
        }

        // Channels that pad a pixel are multiplied with zeros later on, so they must be finite.
        int channels = writer.Layout(Y).Channels, padded = (channels + 7) / 8 * 8;
        if (channels < padded && writer.Layout(Y).PixelStride >= padded)
            writer.Line($"new Span<float>(yp + {N(channels)}, {N(padded - channels)}).Clear();");
    });
}
