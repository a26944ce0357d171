using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y[t] = x[t] + w[t].
/// </summary>
internal sealed record PositionalEmbeddingKernel(Tensor X, Tensor W, Tensor Y) : Kernel
{
    public override IReadOnlyList<Operand> Operands => [Operand.Read("x", X), Operand.Read("w", W), Operand.Write("y", Y)];

    public override string Formula => $"y[t] = x[t] + w[t], {X.Shape}";

    public override Tensor? InPlace => X;

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), W = name(W), Y = name(Y) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], w = frame[W], y = frame[Y];
        for (int i = 0; i < y.Length; i++)
            y[i] = x[i] + w[i % w.Length];
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        TensorLayout x = writer.Layout(X), y = writer.Layout(Y);
        using (writer.Loop("i", X.Shape.Width))
        {
            writer.Line($"float* xp = {At("x", x.Origin)}{Term("i", x.PixelStride)}, yp = {At("y", y.Origin)}{Term("i", y.PixelStride)};");
            TableRow.Emit(writer, writer.Parameter(W), "i", (table, pixel) =>
                writer.Line(simd.Store(pixel("yp"), simd.Add(simd.Load(pixel("xp")), simd.Load(table("w"))))));
        }
    }
}
