using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Normalization;

/// <summary>
/// dw[c] = sum of dy xhat and db[c] = sum of dy over samples and pixels, xhat = (x - mean) inverse. Where the statistics are those
/// of the batch, the gradient by x needs the means of w dy and w dy xhat, which are w db / n and w dw / n.
/// </summary>
internal sealed record NormSumsKernel(Tensor X, Tensor? Mean, Tensor Inverse, Tensor DY) : Kernel
{
    /// <summary>Whether the statistics are those of each pixel; else those of each channel.</summary>
    public bool ByPixel { get; init; }

    /// <summary>The weight, where <see cref="MeanDY"/> is asked for and there is one.</summary>
    public Tensor? W { get; init; }

    public Tensor? DW { get; init; }

    public Tensor? DB { get; init; }

    /// <summary>Receives the mean of w dy.</summary>
    public Tensor? MeanDY { get; init; }

    /// <summary>Receives the mean of w dy xhat.</summary>
    public Tensor? MeanDYX { get; init; }

    public override IReadOnlyList<Operand> Operands => new (string Letter, Tensor? Tensor, Access Access)[]
    {
        ("x", X, Access.Read), ("mean", Mean, Access.Read), ("inverse", Inverse, Access.Read), ("dy", DY, Access.Read), ("w", W, Access.Read),
        ("dw", DW, Access.Write), ("db", DB, Access.Write), ("mdy", MeanDY, Access.Write), ("mdyx", MeanDYX, Access.Write),
    }.Where(operand => operand.Tensor is not null).Select(operand => new Operand(operand.Letter, operand.Tensor!, operand.Access)).ToArray();

    public override bool NamesNumbers => true;

    public override string Formula
    {
        get
        {
            string xhat = Mean is null ? "x inverse" : "(x - mean) inverse";
            string means = MeanDY is null ? "" : $", mdyx = {(W is null ? "" : "w ")}sum / n, mdy = {(W is null ? "" : "w ")}sum of dy / n";
            return $"{(DW is null ? "" : "dw = ")}sum of dy {xhat}{(DB is null ? "" : ", db = sum of dy")} over samples{(X.Shape.Pixels > 1 ? " and pixels" : "")}{means}, {X.Shape}";
        }
    }

    public override Work Work => Work.Units;

    // Where the samples' statistics are their own, each sample's sums are added to those before it, wherever a microbatch ends.
    public override bool CanAdd => Inverse.IsPerSample && X.Shape.Pixels > 1;

    public override Kernel Rename(Func<Tensor, Tensor> name)
    {
        Tensor? Maybe(Tensor? tensor) => tensor is null ? null : name(tensor);
        return this with
        {
            X = name(X),
            Mean = Maybe(Mean),
            Inverse = name(Inverse),
            DY = name(DY),
            W = Maybe(W),
            DW = Maybe(DW),
            DB = Maybe(DB),
            MeanDY = Maybe(MeanDY),
            MeanDYX = Maybe(MeanDYX),
        };
    }

    public override int Units(IPlacement placement) => (X.Shape.Channels + 7) / 8;

    public override void Evaluate(Frame frame)
    {
        Shape shape = X.Shape;
        double[] x = frame[X], dy = frame[DY], inverse = frame[Inverse], dw = new double[shape.Channels], db = new double[shape.Channels];
        double[]? mean = Mean is null ? null : frame[Mean];
        for (int i = 0; i < x.Length; i++)
        {
            int c = NormIndex.Channel(shape, i), sample = i / (int)shape.Size;
            int statistic = ByPixel ? i / shape.Channels : Inverse.IsPerSample ? sample * shape.Channels + c : c;
            dw[c] += dy[i] * (x[i] - (mean?[statistic] ?? 0)) * inverse[statistic];
            db[c] += dy[i];
        }

        double n = (double)frame.Count * shape.Pixels;
        double[]? w = W is null ? null : frame[W];
        if (DW is not null)
            frame[DW] = dw;
        if (DB is not null)
            frame[DB] = db;
        if (MeanDY is not null)
            frame[MeanDY] = db.Select((sum, c) => sum * (w?[c] ?? 1) / n).ToArray();
        if (MeanDYX is not null)
            frame[MeanDYX] = dw.Select((sum, c) => sum * (w?[c] ?? 1) / n).ToArray();
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        bool needsSum = DB is not null || MeanDY is not null;
        if (MeanDY is not null || MeanDYX is not null)
            writer.Vector("share", simd.Create(X.Shape.Pixels == 1 ? "1f / count" : $"(float)(1 / ((double)count * {writer.Number("pixels", X.Shape.Pixels)}))"));
        PairedUnits.Emit(writer, X.Shape.Channels, EmitVectors);

        void EmitVectors(string channel, IReadOnlyList<int> vectors)
        {
            if (CanAdd)
                ForGradients((letter, total, first) => writer.Vector(All(total), Adds ? $"adds ? {simd.Load($"{letter} + {At(channel, first)}")} : {simd.Zero}" : simd.Zero));
            else
                DeclareSums();
            using (writer.Text.Open(CanAdd ? "for (int sample = 0; sample < count; sample++)" : NormPixels.LastSampleFirst))
            {
                if (CanAdd)
                    DeclareSums();
                var operands = new List<(string, TensorLayout, string)> { Walks("x", X), Walks("dy", DY) };
                if (ByPixel)
                {
                    foreach (Operand operand in Operands.Where(operand => operand.Letter is "mean" or "inverse"))
                        operands.Add((operand.Letter, NormPixels.Statistic(X.Shape), Term("sample", writer.SampleStride(operand.Tensor))));
                }
                else
                {
                    foreach (Operand operand in Operands.Where(operand => operand.Letter is "mean" or "inverse"))
                    {
                        foreach (int first in vectors)
                            writer.Vector((operand.Letter == "mean" ? "m" : "scale") + first, simd.Load($"{operand.Letter} + {At(channel, first)}{Sample(operand.Tensor)}"));
                    }
                }

                // A few pixels are added up as floats before the sum of doubles takes them, since widening costs more than adding.
                PixelRun.Emit(writer, operands, simd.Unroll, pixels =>
                {
                    foreach (int first in vectors)
                    {
                        using SourceWriter.Block block = writer.Text.Open();
                        for (int pixel = 0; pixel < pixels; pixel++)
                        {
                            string g = pixels > 1 ? $"g{pixel}" : "g", v = pixels > 1 ? $"v{pixel}" : "v";
                            string statistic = At("meanp", pixel), scale = ByPixel ? simd.BroadcastAt(At("inversep", pixel)) : $"scale{first}";
                            writer.Vector(g, simd.Load(At("dyp", writer.PixelStride("dy", writer.Layout(DY)).Times(pixel).Plus(first))));
                            string x = simd.Load(At("xp", writer.PixelStride("x", writer.Layout(X)).Times(pixel).Plus(first)));
                            writer.Vector(v, simd.Multiply(Mean is null ? x : simd.Subtract(x, ByPixel ? simd.BroadcastAt(statistic) : $"m{first}"), scale));
                            writer.Line($"{v} = {simd.Multiply(v, g)};");
                        }

                        string[] Of(string name) => [.. Enumerable.Range(0, pixels).Select(pixel => pixels > 1 ? $"{name}{pixel}" : name)];
                        new DoubleSum(writer, $"products{first}").AddTogether(Of("v"), "v");
                        if (needsSum)
                            new DoubleSum(writer, $"sum{first}").AddTogether(Of("g"), "g");
                    }
                });
                if (CanAdd)
                    ForGradients((_, total, _) => writer.Line($"{All(total)} = {simd.Add(All(total), total.Narrow())};"));
            }

            void ForGradients(Action<string, DoubleSum, int> action)
            {
                foreach (int first in vectors)
                {
                    action("dw", new DoubleSum(writer, $"products{first}"), first);
                    if (DB is not null)
                        action("db", new DoubleSum(writer, $"sum{first}"), first);
                }
            }

            void DeclareSums()
            {
                foreach (int first in vectors)
                {
                    new DoubleSum(writer, $"products{first}").Declare();
                    if (needsSum)
                        new DoubleSum(writer, $"sum{first}").Declare();
                }
            }

            foreach (int first in vectors)
            {
                using (writer.Text.Open())
                    GiveAll(At(channel, first), first);
            }

            (string, TensorLayout, string) Walks(string letter, Tensor tensor) => (letter, writer.Layout(tensor), $" + {channel}{Sample(tensor)}");
        }

        static string All(DoubleSum total) => total.Name + "All";

        string Sample(Tensor tensor) => tensor.IsPerSample ? Term("sample", writer.SampleStride(tensor)) : "";

        void GiveAll(string channel, int first)
        {
            var products = new DoubleSum(writer, $"products{first}");
            var sum = new DoubleSum(writer, $"sum{first}");

            // In channels that pad, x holds anything; their gradient is zero.
            int channels = X.Shape.Channels;
            if (channels % 8 != 0)
                writer.Vector("channels", PairedUnits.Mask(simd, channels, first));
            Give(products, DW, "dw", MeanDYX, "mdyx");
            Give(sum, DB, "db", MeanDY, "mdy");

            void Give(DoubleSum total, Tensor? gradient, string gradientLetter, Tensor? mean, string meanLetter)
            {
                if (gradient is null && mean is null)
                    return;
                string name = All(total);
                if (!CanAdd)
                    writer.Vector(name, channels % 8 == 0 ? total.Narrow() : simd.And(total.Narrow(), "channels"));
                else if (channels % 8 != 0)
                    writer.Line($"{name} = {simd.And(name, "channels")};");
                if (gradient is not null)
                    writer.Line(simd.Store($"{gradientLetter} + {channel}", name));
                string scaled = W is null ? name : simd.Multiply(name, simd.Load($"w + {channel}"));
                if (mean is not null)
                    writer.Line(simd.Store($"{meanLetter} + {channel}", simd.Multiply(scaled, "share")));
            }
        }
    }
}
