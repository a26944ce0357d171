using System;
using System.Collections.Generic;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// dw[v] = sum of dy[t] over samples and all t with token[t] = v; 0 for the padding token. A unit is a panel of columns, which runs over
/// all tokens in their order: so no two threads add to one sum, and its order is always the same.
/// </summary>
internal sealed record EmbeddingGradientKernel(Tensor Tokens, Tensor DY, Tensor DW, int? Padding) : Kernel
{
    public override IReadOnlyList<Operand> Operands =>
        [Operand.Read("tokens", Tokens) with { PointerType = "int*" }, Operand.Read("dy", DY), Operand.Write("dw", DW)];

    public override string Formula
    {
        get
        {
            string but = Padding is { } padding ? $" but {N(padding)}" : "";
            return $"dw[v] = sum of dy[t] where tokens[t] = v{but}, over samples, {DY.Shape} -> {DW.Shape}";
        }
    }

    public override Work Work => Work.Units;

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { Tokens = name(Tokens), DY = name(DY), DW = name(DW) };

    public override void Evaluate(Frame frame)
    {
        double[] tokens = frame[Tokens], dy = frame[DY], dw = new double[DW.Shape.Size];
        int size = DW.Shape[1];
        for (int i = 0; i < dy.Length; i++)
        {
            int token = (int)tokens[i / size];
            dw[token * size + i % size] += token == Padding ? 0 : dy[i];
        }

        frame[DW] = dw;
    }

    public override int Units(IPlacement placement) => placement.Parameter(DW).FullPanels + (placement.Parameter(DW).TailWidth > 0 ? 1 : 0);

    public override void Emit(KernelWriter writer)
    {
        ParameterLayout table = writer.Parameter(DW);
        using (writer.Text.Open("for (int unit = begin; unit < end; unit++)"))
        {
            writer.Line($"float* table = dw{Term("unit", table.Rows * 16)};");
            if (table.TailWidth == 0)
            {
                EmitPanel(writer, table, 16);
            }
            else if (table.FullPanels == 0)
            {
                EmitPanel(writer, table, 8);
            }
            else
            {
                using (writer.Text.Open($"if (unit < {N(table.FullPanels)})"))
                    EmitPanel(writer, table, 16);
                using (writer.Text.Open("else"))
                    EmitPanel(writer, table, 8);
            }
        }
    }

    private void EmitPanel(KernelWriter writer, ParameterLayout table, int width)
    {
        Simd simd = writer.Simd;
        TensorLayout dy = writer.Layout(DY);
        writer.Line($"new Span<float>(table, {N((long)table.Rows * width)}).Clear();");
        using (writer.Text.Open("for (int sample = 0; sample < count; sample++)"))
        using (writer.Loop("i", DY.Shape.Width))
        {
            writer.Line($"int token = tokens[sample * {N(writer.SampleStride(Tokens))} + i];");
            if (Padding is { } padding)
                writer.Line($"if (token == {N(padding)})\n    continue;");
            writer.Line($"float* p = table + token * {width}, q = {At("dy", dy.Origin)}{Term("sample", writer.SampleStride(DY))}{Term("i", dy.PixelStride)} + unit * 16;");
            for (int v = 0; v < width; v += simd.Lanes)
                writer.Line(simd.Store(At("p", v), simd.Add(simd.Load(At("p", v)), simd.Load(At("q", v)))));
        }
    }
}
