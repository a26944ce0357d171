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

    // Vectors whose sum a sum of doubles takes.
    private const int Together = 4;

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        int channels = X.Shape.Channels;
        string share = SourceWriter.Literal(1.0 / channels), epsilon = SourceWriter.Literal(Epsilon);
        var operands = new List<(string, TensorLayout, string)> { ("x", writer.Layout(X), ""), ("y", writer.Layout(Y), "") };
        foreach (Operand operand in Operands.Where(operand => operand.Letter is "mean" or "inverse"))
            operands.Add((operand.Letter, NormPixels.Statistic(X.Shape), ""));
        // Two pixels' sums are under way at once, since each waits for its own; not worth more text without AVX2.
        PixelRun.Emit(writer, operands, simd.Lanes == 8 ? 2 : 1, pixels =>
        {
            if (pixels > 1)
                writer.Line($"float* xq = {At("xp", writer.Layout(X).PixelStride)}, yq = {At("yp", writer.Layout(Y).PixelStride)};");
            for (int pixel = 0; pixel < pixels; pixel++)
                EmitMean(pixel, Suffix(pixel, pixels));
            for (int pixel = 0; pixel < pixels; pixel++)
                EmitDeviation(pixel, Suffix(pixel, pixels));
            for (int pixel = 0; pixel < pixels; pixel++)
                EmitResult(pixel, Suffix(pixel, pixels));
        });

        static string Suffix(int pixel, int pixels) => pixels > 1 ? N(pixel) : "";

        static string Of(string letter, int pixel) => letter + (pixel == 0 ? "p" : "q");

        // The mean first: deviations from it have squares that can be summed as floats.
        void EmitMean(int pixel, string suffix)
        {
            if (!Centered)
                return;
            var sum = new DoubleSum(writer, "sum" + suffix);
            sum.Declare();
            ChannelLoop.EmitTogether(writer, channels, Together, (at, mask) =>
                sum.AddTogether([.. at.Select(place => simd.Load(place(Of("x", pixel)))).Select(x => mask is null ? x : simd.And(x, mask))]));
            writer.Line($"float average{suffix} = (float)({sum.Total()} * {share});");
            writer.Vector("m" + suffix, simd.Create("average" + suffix));
        }

        void EmitDeviation(int pixel, string suffix)
        {
            var squares = new DoubleSum(writer, "squares" + suffix);
            squares.Declare();
            ChannelLoop.EmitTogether(writer, channels, Together, (at, mask) =>
            {
                for (int i = 0; i < at.Count; i++)
                {
                    string x = simd.Load(at[i](Of("x", pixel))), d = Centered ? simd.Subtract(x, "m" + suffix) : x;
                    writer.Vector($"d{i}", mask is null ? d : simd.And(d, mask));
                }

                squares.AddProducts([.. at.Select((_, i) => ($"d{i}", $"d{i}"))]);
            });
            writer.Line($"float inverted{suffix} = (float)(1 / Math.Sqrt({squares.Total()} * {share} + {epsilon}));");
            if (Mean is not null)
                writer.Line($"{(pixel == 0 ? "*meanp" : $"meanp[{pixel}]")} = average{suffix};");
            if (Inverse is not null)
                writer.Line($"{(pixel == 0 ? "*inversep" : $"inversep[{pixel}]")} = inverted{suffix};");
            writer.Vector("scale" + suffix, simd.Create("inverted" + suffix));
        }

        void EmitResult(int pixel, string suffix) => ChannelLoop.Emit(writer, channels, (at, mask) =>
        {
            string x = simd.Load(at(Of("x", pixel)));
            writer.Vector("v", Centered ? simd.Subtract(x, "m" + suffix) : x);
            if (mask is not null)
                writer.Line($"v = {simd.And("v", mask)};");
            writer.Line($"v = {simd.Multiply("v", "scale" + suffix)};");
            string? w = W is null ? null : simd.Load(at("w")), b = B is null ? null : simd.Load(at("b"));
            string y = w is not null && b is not null ? simd.MultiplyAdd("v", w, b) : w is not null ? simd.Multiply("v", w) : b is not null ? simd.Add("v", b) : "v";
            writer.Line(simd.Store(at(Of("y", pixel)), y));
        });
    }
}
