using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// db[c] = sum of dy[c] over samples and pixels.
/// </summary>
internal sealed record BiasGradientKernel(Tensor DY, Tensor DB) : Kernel
{
    public override IReadOnlyList<Operand> Operands => [Operand.Read("dy", DY), Operand.Write("db", DB)];

    public override string Formula => $"db = sum of dy over samples{(DY.Shape.Pixels > 1 ? " and pixels" : "")}, {DY.Shape} -> {DB.Shape}";

    public override Work Work => Work.Units;

    public override bool CanAdd => DY.Shape.Pixels > 1;

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { DY = name(DY), DB = name(DB) };

    public override void Evaluate(Frame frame)
    {
        Shape shape = DY.Shape;
        double[] dy = frame[DY], db = new double[DB.Shape.Size];
        for (int i = 0; i < dy.Length; i++)
            db[shape.IsImage ? i / shape.Pixels % shape.Channels : i % shape.Channels] += dy[i];
        frame[DB] = db;
    }

    public override int Units(IPlacement placement) => (DB.Shape[0] + 7) / 8;

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        TensorLayout dy = writer.Layout(DY);

        // Four sums for each vector, so that additions do not wait for each other; pixels go to them in turn, or samples of one pixel.
        bool ofSamples = dy.Height * dy.Width == 1;
        int sums = ofSamples ? simd.Unroll : dy.Width % 4 == 0 ? 4 : dy.Width % 2 == 0 ? 2 : 1, perUnit = 8 / simd.Lanes;
        string Sum(int sum, int v) => $"s{sum}{(char)('a' + v)}";
        string All(int v) => $"b{(char)('a' + v)}";
        string To(int v) => At("db + unit * 8", v * simd.Lanes);
        string Total(int v) => sums == 4 ? simd.Add(simd.Add(Sum(0, v), Sum(1, v)), simd.Add(Sum(2, v), Sum(3, v))) : sums == 2 ? simd.Add(Sum(0, v), Sum(1, v)) : Sum(0, v);
        void Begin() => writer.Line($"{simd.Type} {string.Join(", ", Enumerable.Range(0, sums * perUnit).Select(i => $"{Sum(i / perUnit, i % perUnit)} = {simd.Zero}"))};");
        using (writer.Text.Open("for (int unit = begin; unit < end; unit++)"))
        {
            void Steps(int steps, long step)
            {
                for (int sum = 0; sum < steps; sum++)
                {
                    for (int v = 0; v < perUnit; v++)
                        writer.Line($"{Sum(sum, v)} = {simd.Add(Sum(sum, v), simd.Load(At("q", sum * step + v * simd.Lanes)))};");
                }
            }

            void Run(string times, int steps, long step)
            {
                using (writer.Text.Open(times))
                {
                    Steps(steps, step);
                    writer.Line($"q += {N(steps * step)};");
                }
            }

            if (ofSamples)
            {
                Begin();
                long stride = writer.SampleStride(DY);
                writer.Line($"float* q = {At("dy", dy.Origin)} + unit * 8;");
                if (sums > 1)
                    Run($"for (int sample = count / {sums}; sample != 0; sample--)", sums, stride);
                Run($"for (int sample = count{(sums > 1 ? $" % {sums}" : "")}; sample != 0; sample--)", 1, stride);
                for (int v = 0; v < perUnit; v++)
                    writer.Line(simd.Store(To(v), Total(v)));
                return;
            }

            // Sample by sample, so that it does not matter where a microbatch ends.
            for (int v = 0; v < perUnit; v++)
                writer.Vector(All(v), Adds ? $"adds ? {simd.Load(To(v))} : {simd.Zero}" : simd.Zero);
            using (writer.Text.Open("for (int sample = 0; sample < count; sample++)"))
            {
                Begin();
                SourceWriter.Block? rows = dy.Height > 1 ? writer.Loop("i", dy.Height) : null;
                writer.Line($"float* q = {At("dy", dy.Origin)} + unit * 8{Term("sample", writer.SampleStride(DY))}{(dy.Height > 1 ? Term("i", dy.RowStride) : "")};");
                if (dy.Width == sums)
                    Steps(sums, dy.PixelStride);
                else
                    Run($"for (int j = {N(dy.Width / sums)}; j != 0; j--)", sums, dy.PixelStride);
                rows?.Dispose();
                for (int v = 0; v < perUnit; v++)
                    writer.Line($"{All(v)} = {simd.Add(All(v), Total(v))};");
            }

            for (int v = 0; v < perUnit; v++)
                writer.Line(simd.Store(To(v), All(v)));
        }
    }
}
