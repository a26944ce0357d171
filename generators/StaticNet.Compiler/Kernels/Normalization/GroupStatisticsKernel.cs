using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Normalization;

/// <summary>
/// mean and inverse = 1 / sqrt(variance + epsilon) of each group of channels over all pixels of a sample, written to every channel
/// of the group. Without a mean: 1 / sqrt(mean of squares + epsilon). T holds two doubles a channel meanwhile.
/// </summary>
internal sealed record GroupStatisticsKernel(Tensor X, Tensor T, Tensor? Mean, Tensor Inverse, int Groups, double Epsilon) : Kernel
{
    /// <summary>The shape of T: floats that hold two doubles for each channel and for those that pad.</summary>
    public static Shape Doubles(Shape x) => new((x.Channels + 7) / 8 * 8 * 4);

    public override IReadOnlyList<Operand> Operands => Mean is null
        ? [Operand.Read("x", X), Operand.Write("t", T), Operand.Write("inverse", Inverse)]
        : [Operand.Read("x", X), Operand.Write("t", T), Operand.Write("mean", Mean), Operand.Write("inverse", Inverse)];

    public override bool NamesNumbers => true;

    public override string Formula =>
        $"{(Mean is null ? "" : "mean and ")}inverse = 1 / sqrt({(Mean is null ? "mean of squares" : "variance")} + {N(Epsilon)}) of {Groups} groups of channels, {X.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), T = name(T), Mean = Mean is null ? null : name(Mean), Inverse = name(Inverse) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], inverse = frame[Inverse];
        double[]? mean = Mean is null ? null : frame[Mean];
        int channels = X.Shape.Channels, width = channels / Groups;
        foreach ((int sample, int group, List<int> elements) in NormIndex.Groups(X.Shape, frame.Count, Groups))
        {
            double average = 0, squares = 0;
            foreach (int i in elements)
                average += mean is null ? 0 : x[i] / elements.Count;
            foreach (int i in elements)
                squares += (x[i] - average) * (x[i] - average) / elements.Count;
            for (int c = sample * channels + group * width; c < sample * channels + (group + 1) * width; c++)
            {
                inverse[c] = 1 / Math.Sqrt(squares + Epsilon);
                if (mean is not null)
                    mean[c] = average;
            }
        }
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        int channels = X.Shape.Channels, padded = (channels + 7) / 8 * 8, width = channels / Groups;
        var sum = new DoubleSum(writer, "sum");
        var squares = new DoubleSum(writer, "square");
        writer.Line($"double* squares = (double*)t{(Mean is null ? "" : $", sums = squares + {N(padded)}")};");
        ChannelBlockLoop.Emit(writer, [("x", writer.Layout(X))], (_, _) =>
        {
            squares.Declare();
            if (Mean is not null)
                sum.Declare();
        }, _ =>
        {
            writer.Vector("v", simd.Load("xp"));
            DoubleSum.AddWithSquares(Mean is null ? null : sum, squares, "v");
        }, at =>
        {
            squares.Store(at("squares"));
            if (Mean is not null)
                sum.Store(at("sums"));
        });

        string share = SourceWriter.Literal(1.0 / ((double)width * X.Shape.Pixels)), epsilon = SourceWriter.Literal(Epsilon);
        using (writer.Text.Open($"for (int first = 0; first < {N(channels)}; first += {N(width)})"))
        {
            writer.Line(Mean is null ? "double square = 0;" : "double sum = 0, square = 0;");
            using (writer.Text.Open($"for (int c = first; c < first + {N(width)}; c++)"))
            {
                if (Mean is not null)
                    writer.Line("sum += sums[c];");
                writer.Line("square += squares[c];");
            }

            if (Mean is not null)
                writer.Line($"double average = sum * {share};");
            string variance = Mean is null ? $"square * {share}" : $"Math.Max(0, square * {share} - average * average)";
            writer.Line($"float scale = (float)(1 / Math.Sqrt({variance} + {epsilon}));");
            using (writer.Text.Open($"for (int c = first; c < first + {N(width)}; c++)"))
            {
                if (Mean is not null)
                    writer.Line("mean[c] = (float)average;");
                writer.Line("inverse[c] = scale;");
            }
        }

        NormPadding.Emit(writer, channels, Mean is null ? ["inverse"] : ["mean", "inverse"]);
    }
}
