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
/// y = (x - mean) inverse w + b with mean and inverse = 1 / sqrt(variance + epsilon) over the features of each step of a sequence,
/// or over a vector. Not centred: y = x inverse w with inverse = 1 / sqrt(mean of squares + epsilon). Mean and Inverse are where
/// the statistics are kept; null where nobody needs them.
/// </summary>
internal sealed record PixelNormKernel(Tensor X, Tensor? W, Tensor? B, Tensor Y, Tensor? Mean, Tensor? Inverse, double Epsilon, bool Centered) : Kernel
{
    public override IReadOnlyList<Operand> Operands => new (string Letter, Tensor? Tensor, Access Access)[]
    {
        ("x", X, Access.Read), ("w", W, Access.Read), ("b", B, Access.Read), ("y", Y, Access.Write), ("mean", Mean, Access.Write), ("inverse", Inverse, Access.Write),
    }.Where(operand => operand.Tensor is not null).Select(operand => new Operand(operand.Letter, operand.Tensor!, operand.Access)).ToArray();

    public override Tensor? InPlace => X;

    public override string Formula
    {
        get
        {
            string x = Centered ? "(x - mean) / sqrt(variance" : "x / sqrt(mean of squares";
            return $"y = {x} + {N(Epsilon)}){(W is null ? "" : " w")}{(B is null ? "" : " + b")}{(X.Shape.IsSequence ? " for each step" : "")}, {X.Shape}";
        }
    }

    public override Kernel Rename(Func<Tensor, Tensor> name)
    {
        Tensor? Maybe(Tensor? tensor) => tensor is null ? null : name(tensor);
        return this with { X = name(X), W = Maybe(W), B = Maybe(B), Y = name(Y), Mean = Maybe(Mean), Inverse = Maybe(Inverse) };
    }

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], y = frame[Y];
        double[]? w = W is null ? null : frame[W], b = B is null ? null : frame[B];
        int channels = X.Shape.Channels;
        for (int pixel = 0; pixel < x.Length / channels; pixel++)
        {
            int first = pixel * channels;
            double mean = 0, square = 0;
            for (int c = 0; c < channels && Centered; c++)
                mean += x[first + c] / channels;
            for (int c = 0; c < channels; c++)
                square += (x[first + c] - mean) * (x[first + c] - mean) / channels;
            double inverse = 1 / Math.Sqrt(square + Epsilon);
            for (int c = 0; c < channels; c++)
                y[first + c] = (x[first + c] - mean) * inverse * (w?[c] ?? 1) + (b?[c] ?? 0);
            if (Mean is not null)
                frame[Mean][pixel] = mean;
            if (Inverse is not null)
                frame[Inverse][pixel] = inverse;
        }
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        int channels = X.Shape.Channels;
        string share = SourceWriter.Literal(1.0 / channels), epsilon = SourceWriter.Literal(Epsilon);
        var sum = new DoubleSum(writer, "sum");
        var squares = new DoubleSum(writer, "squares");
        var operands = new List<(string, TensorLayout, string)> { ("x", writer.Layout(X), ""), ("y", writer.Layout(Y), "") };
        foreach (Operand operand in Operands.Where(operand => operand.Letter is "mean" or "inverse"))
            operands.Add((operand.Letter, NormPixels.Statistic(X.Shape), ""));
        PixelRun.Emit(writer, operands, () =>
        {
            squares.Declare();
            if (Centered)
                sum.Declare();
            ChannelLoop.Emit(writer, channels, (at, mask) =>
            {
                writer.Vector("v", mask is null ? simd.Load(at("xp")) : simd.And(simd.Load(at("xp")), mask));
                DoubleSum.AddWithSquares(Centered ? sum : null, squares, "v");
            });
            if (Centered)
                writer.Line($"double average = {sum.Total()} * {share};");
            string variance = Centered ? $"Math.Max(0, {squares.Total()} * {share} - average * average)" : $"{squares.Total()} * {share}";
            writer.Line($"float inverted = (float)(1 / Math.Sqrt({variance} + {epsilon}));");
            if (Mean is not null)
                writer.Line("*meanp = (float)average;");
            if (Inverse is not null)
                writer.Line("*inversep = inverted;");
            if (Centered)
                writer.Vector("m", simd.Create("(float)average"));
            writer.Vector("scale", simd.Create("inverted"));
            ChannelLoop.Emit(writer, channels, (at, mask) =>
            {
                writer.Vector("v", Centered ? simd.Subtract(simd.Load(at("xp")), "m") : simd.Load(at("xp")));
                if (mask is not null)
                    writer.Line($"v = {simd.And("v", mask)};");
                writer.Line($"v = {simd.Multiply("v", "scale")};");
                string? w = W is null ? null : simd.Load(at("w")), b = B is null ? null : simd.Load(at("b"));
                string y = w is not null && b is not null ? simd.MultiplyAdd("v", w, b) : w is not null ? simd.Multiply("v", w) : b is not null ? simd.Add("v", b) : "v";
                writer.Line(simd.Store(at("yp"), y));
            });
        });
    }
}
