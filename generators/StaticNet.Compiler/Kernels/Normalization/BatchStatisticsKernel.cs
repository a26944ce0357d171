using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Normalization;

/// <summary>
/// mean[c] and inverse[c] = 1 / sqrt(variance[c] + epsilon) over the samples and pixels of the batch; and the running statistics
/// move towards them, the variance's towards its unbiased estimate. One value has no variance: then they stay as they are.
/// </summary>
internal sealed record BatchStatisticsKernel(Tensor X, Tensor RunningMean, Tensor RunningVariance, Tensor Mean, Tensor Inverse, double Epsilon, double Momentum) : Kernel
{
    public override IReadOnlyList<Operand> Operands =>
    [
        Operand.Read("x", X), Operand.Write("rm", RunningMean, accumulate: true), Operand.Write("rv", RunningVariance, accumulate: true),
        Operand.Write("mean", Mean), Operand.Write("inverse", Inverse),
    ];

    public override bool NamesNumbers => true;

    public override string Formula =>
        $"mean and inverse = 1 / sqrt(variance + {N(Epsilon)}) over samples{(X.Shape.Pixels > 1 ? " and pixels" : "")}; rm and rv move by {N(Momentum)} of the way, {X.Shape}";

    public override Work Work => Work.Units;

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with
    {
        X = name(X),
        RunningMean = name(RunningMean),
        RunningVariance = name(RunningVariance),
        Mean = name(Mean),
        Inverse = name(Inverse),
    };

    public override int Units(IPlacement placement) => (Mean.Shape[0] + 7) / 8;

    public override void Evaluate(Frame frame)
    {
        int channels = Mean.Shape[0];
        double[] x = frame[X], sums = new double[channels], squares = new double[channels];
        double n = x.Length / channels;
        for (int i = 0; i < x.Length; i++)
            sums[NormIndex.Channel(X.Shape, i)] += x[i] / n;
        for (int i = 0; i < x.Length; i++)
        {
            int c = NormIndex.Channel(X.Shape, i);
            squares[c] += (x[i] - sums[c]) * (x[i] - sums[c]) / n;
        }

        double[] mean = frame[Mean], inverse = frame[Inverse], runningMean = frame[RunningMean], runningVariance = frame[RunningVariance];
        for (int c = 0; c < channels; c++)
        {
            mean[c] = sums[c];
            inverse[c] = 1 / Math.Sqrt(squares[c] + Epsilon);
            if (n > 1)
            {
                runningMean[c] += Momentum * (mean[c] - runningMean[c]);
                runningVariance[c] += Momentum * (squares[c] * n / (n - 1) - runningVariance[c]);
            }
        }
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        TensorLayout x = writer.Layout(X);
        int channels = Mean.Shape[0];
        writer.Line(X.Shape.Pixels == 1 ? "double n = count;" : $"double n = (double)count * {writer.Number("pixels", X.Shape.Pixels)};");
        string take = SourceWriter.Literal(Momentum), unbiased = $"(float)({take} * n / (n - 1))";
        writer.Vector("keep", simd.Create(X.Shape.Pixels > 1 ? Keep : $"n > 1 ? {Keep} : 1f"));
        writer.Vector("takeMean", simd.Create(X.Shape.Pixels > 1 ? $"(float){take}" : $"n > 1 ? (float){take} : 0f"));
        writer.Vector("takeVariance", simd.Create(X.Shape.Pixels > 1 ? unbiased : $"n > 1 ? {unbiased} : 0f"));
        writer.Line($"{simd.DoubleType} share = {simd.Create("1 / n")}, epsilon = {simd.Create(SourceWriter.Literal(Epsilon))};");
        PairedUnits.Emit(writer, X.Shape.Channels, EmitVectors);

        void EmitVectors(string channel, IReadOnlyList<int> vectors)
        {
            foreach (int first in vectors)
            {
                new DoubleSum(writer, $"sum{first}").Declare();
                new DoubleSum(writer, $"squares{first}").Declare();
            }

            using (writer.Text.Open(NormPixels.LastSampleFirst))
            {
                PixelRun.Emit(writer, [("x", x, $" + {channel}{Term("sample", writer.SampleStride(X))}")], () =>
                {
                    foreach (int first in vectors)
                    {
                        using (writer.Text.Open())
                        {
                            writer.Vector("v", simd.Load(At("xp", first)));
                            DoubleSum.AddWithSquares(new DoubleSum(writer, $"sum{first}"), new DoubleSum(writer, $"squares{first}"), "v");
                        }
                    }
                });
            }

            foreach (int first in vectors)
            {
                using (writer.Text.Open())
                {
                    writer.Line($"{simd.DoubleType} sumLow = sum{first}Low, sumHigh = sum{first}High, squaresLow = squares{first}Low, squaresHigh = squares{first}High;");
                    Give(At(channel, first), first);
                }
            }
        }

        void Give(string channel, int first)
        {
            var sum = new DoubleSum(writer, "sum");
            var squares = new DoubleSum(writer, "squares");

            foreach (string half in new[] { "Low", "High" })
            {
                writer.Line($"sum{half} = {simd.Multiply($"sum{half}", "share")};");
                string variance = simd.Subtract(simd.Multiply($"squares{half}", "share"), simd.Multiply($"sum{half}", $"sum{half}"));
                writer.Line($"squares{half} = {simd.Max($"{simd.DoubleType}.Zero", variance)};");
                writer.Line($"{simd.DoubleType} inverse{half} = {simd.Divide(simd.Create("1d"), simd.Sqrt(simd.Add($"squares{half}", "epsilon")))};");
            }

            // Channels that pad the last unit hold anything; what is written for them must be zero.
            string Channels(string value) => channels % 8 == 0 ? value : simd.And(value, "channels");
            if (channels % 8 != 0)
                writer.Vector("channels", PairedUnits.Mask(simd, channels, first));
            writer.Vector("m", Channels(sum.Narrow()));
            writer.Vector("variance", Channels(squares.Narrow()));
            writer.Line(simd.Store($"mean + {channel}", "m"));
            writer.Line(simd.Store($"inverse + {channel}", Channels(simd.Narrow("inverseLow", "inverseHigh"))));
            writer.Line(simd.Store($"rm + {channel}", simd.MultiplyAdd("m", "takeMean", simd.Multiply(simd.Load($"rm + {channel}"), "keep"))));
            writer.Line(simd.Store($"rv + {channel}", simd.MultiplyAdd("variance", "takeVariance", simd.Multiply(simd.Load($"rv + {channel}"), "keep"))));
        }
    }

    private string Keep => SourceWriter.Literal((float)(1 - Momentum));
}
