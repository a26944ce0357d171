using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y[t] = w[token[t]]. That every token is a row of w is checked where tokens come in.
/// </summary>
internal sealed record EmbeddingKernel(Tensor Tokens, Tensor W, Tensor Y) : Kernel
{
    public override IReadOnlyList<Operand> Operands =>
        [Operand.Read("tokens", Tokens) with { PointerType = "int*" }, Operand.Read("w", W), Operand.Write("y", Y)];

    public override string Formula => $"y[t] = w[tokens[t]], {Tokens.Shape}, w {W.Shape} -> {Y.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { Tokens = name(Tokens), W = name(W), Y = name(Y) };

    public override void Evaluate(Frame frame)
    {
        double[] tokens = frame[Tokens], w = frame[W], y = frame[Y];
        int size = W.Shape[1];
        for (int i = 0; i < tokens.Length; i++)
            Array.Copy(w, (int)tokens[i] * size, y, i * size, size);
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        TensorLayout y = writer.Layout(Y);
        using (writer.Loop("i", Y.Shape.Width))
        {
            writer.Line("int token = tokens[i];");
            writer.Line($"float* yp = {At("y", y.Origin)}{Term("i", y.PixelStride)};");
            TableRow.Emit(writer, writer.Parameter(W), "token", (table, pixel) => writer.Line(simd.Store(pixel("yp"), simd.Load(table("w")))));
        }
    }
}
