using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// dw[t] = sum of dy[t] over samples. A unit is a position.
/// </summary>
internal sealed record PositionalGradientKernel(Tensor DY, Tensor DW) : Kernel
{
    public override IReadOnlyList<Operand> Operands => [Operand.Read("dy", DY), Operand.Write("dw", DW)];

    public override string Formula => $"dw[t] = sum of dy[t] over samples, {DY.Shape}";

    public override Work Work => Work.Units;

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { DY = name(DY), DW = name(DW) };

    public override void Evaluate(Frame frame)
    {
        double[] dy = frame[DY], dw = new double[DW.Shape.Size];
        for (int i = 0; i < dy.Length; i++)
            dw[i % dw.Length] += dy[i];
        frame[DW] = dw;
    }

    public override int Units(IPlacement placement) => DW.Shape[0];

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        TensorLayout dy = writer.Layout(DY);
        using (writer.Text.Open("for (int unit = begin; unit < end; unit++)"))
        {
            TableRow.Emit(writer, writer.Parameter(DW), "unit", (table, pixel) =>
            {
                writer.Vector("sum", simd.Zero);
                writer.Line($"float* q = {pixel(At("dy", dy.Origin))}{Term("unit", dy.PixelStride)};");
                using (writer.Text.Open($"for (int sample = 0; sample < count; sample++, q += {N(writer.SampleStride(DY))})"))
                    writer.Line($"sum = {simd.Add("sum", simd.Load("q"))};");
                writer.Line(simd.Store(table("dw"), "sum"));
            });
        }
    }
}
