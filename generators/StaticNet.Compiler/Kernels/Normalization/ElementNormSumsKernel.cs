using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Normalization;

/// <summary>
/// dw = sum of dy (x - mean) inverse and db = sum of dy over the samples, for weights with one number an element of an image.
/// </summary>
internal sealed record ElementNormSumsKernel(Tensor X, Tensor? Mean, Tensor Inverse, Tensor DY, Tensor? DW, Tensor? DB) : Kernel
{
    public override IReadOnlyList<Operand> Operands => new (string Letter, Tensor? Tensor, Access Access)[]
    {
        ("x", X, Access.Read), ("mean", Mean, Access.Read), ("inverse", Inverse, Access.Read), ("dy", DY, Access.Read),
        ("dw", DW, Access.Write), ("db", DB, Access.Write),
    }.Where(operand => operand.Tensor is not null).Select(operand => new Operand(operand.Letter, operand.Tensor!, operand.Access)).ToArray();

    public override string Formula =>
        $"dw = sum of dy {(Mean is null ? "x" : "(x - mean)")} inverse{(DB is null ? "" : ", db = sum of dy")} over samples, {X.Shape}";

    public override Work Work => Work.Units;

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with
    {
        X = name(X),
        Mean = Mean is null ? null : name(Mean),
        Inverse = name(Inverse),
        DY = name(DY),
        DW = DW is null ? null : name(DW),
        DB = DB is null ? null : name(DB),
    };

    public override int Units(IPlacement placement) => X.Shape.Pixels * Blocks;

    public override void Evaluate(Frame frame)
    {
        int size = (int)X.Shape.Size;
        double[] x = frame[X], dy = frame[DY], inverse = frame[Inverse], dw = new double[size], db = new double[size];
        double[]? mean = Mean is null ? null : frame[Mean];
        for (int i = 0; i < x.Length; i++)
        {
            int statistic = i / size * X.Shape.Channels + NormIndex.Channel(X.Shape, i);
            dw[i % size] += dy[i] * (x[i] - (mean?[statistic] ?? 0)) * inverse[statistic];
            db[i % size] += dy[i];
        }

        if (DW is not null)
            frame[DW] = dw;
        if (DB is not null)
            frame[DB] = db;
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        using (writer.Text.Open("for (int unit = begin; unit < end; unit++)"))
        {
            writer.Line(Blocks > 1 ? $"int pixel = unit / {N(Blocks)}, c = unit % {N(Blocks)} * 8;" : "int pixel = unit, c = 0;");
            foreach ((string letter, Tensor tensor) in new[] { ("x", X), ("dy", DY) })
            {
                TensorLayout layout = writer.Layout(tensor);
                string place = layout.IsDense
                    ? Term("pixel", layout.PixelStride)
                    : $" + pixel / {N(layout.Width)} * {N(layout.RowStride)} + pixel % {N(layout.Width)} * {N(layout.PixelStride)}";
                writer.Line($"float* {letter}u = {At(letter, layout.Origin)}{place} + c;");
            }

            for (int v = 0; v < 8; v += simd.Lanes)
            {
                using (writer.Text.Open())
                    EmitVector(v);
            }
        }

        void EmitVector(int v)
        {
            var products = new DoubleSum(writer, "products");
            var sum = new DoubleSum(writer, "sum");
            products.Declare();
            if (DB is not null)
                sum.Declare();
            using (writer.Text.Open("for (int sample = 0; sample < count; sample++)"))
            {
                string Sample(Tensor tensor) => Term("sample", writer.SampleStride(tensor));
                writer.Vector("g", simd.Load(At("dyu", v) + Sample(DY)));
                string x = simd.Load(At("xu", v) + Sample(X));
                writer.Vector("d", Mean is null ? x : simd.Subtract(x, simd.Load($"mean + {At("c", v)}{Sample(Mean)}")));
                writer.Line($"d = {simd.Multiply("g", simd.Multiply("d", simd.Load($"inverse + {At("c", v)}{Sample(Inverse)}")))};");
                products.Add("d");
                if (DB is not null)
                    sum.Add("g");
            }

            // In channels that pad, x holds anything; their gradient is zero.
            int channels = X.Shape.Channels, last = (channels - 1) / 8 * 8;
            string total = products.Narrow();
            if (channels % 8 != 0)
                total = simd.And(total, $"(c == {N(last)} ? {simd.FirstLanes(channels - last - v)} : {simd.Type}.AllBitsSet)");
            if (DW is not null)
                writer.Line(simd.Store(At("dw + unit * 8", v), total));
            if (DB is not null)
                writer.Line(simd.Store(At("db + unit * 8", v), sum.Narrow()));
        }
    }

    private int Blocks => (X.Shape.Channels + 7) / 8;
}
