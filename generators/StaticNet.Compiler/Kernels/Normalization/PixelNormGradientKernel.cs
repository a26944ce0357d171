using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Kernels.Normalization;

/// <summary>
/// dx = inverse (w dy - mean of w dy - xhat mean of w dy xhat) with xhat = (x - mean) inverse, the means over the features of each
/// step. Without a mean (RMSNorm) the first is left out.
/// </summary>
internal sealed record PixelNormGradientKernel(Tensor X, Tensor? Mean, Tensor Inverse, Tensor? W, Tensor DY, Tensor DX) : Kernel
{
    public bool Accumulate { get; init; }

    public override IReadOnlyList<Operand> Operands => new (string Letter, Tensor? Tensor)[]
    {
        ("x", X), ("mean", Mean), ("inverse", Inverse), ("w", W), ("dy", DY),
    }.Where(operand => operand.Tensor is not null).Select(operand => Operand.Read(operand.Letter, operand.Tensor!)).Append(Operand.Write("dx", DX, Accumulate)).ToArray();

    public override Tensor? InPlace => Accumulate ? null : DY;

    public override string Formula
    {
        get
        {
            string g = W is null ? "dy" : "w dy", xhat = Mean is null ? "x inverse" : "(x - mean) inverse";
            return $"dx = inverse ({g}{(Mean is null ? "" : $" - mean of {g}")} - xhat mean of {g} xhat), xhat = {xhat}, {X.Shape}";
        }
    }

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with
    {
        X = name(X),
        Mean = Mean is null ? null : name(Mean),
        Inverse = name(Inverse),
        W = W is null ? null : name(W),
        DY = name(DY),
        DX = name(DX),
    };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], inverse = frame[Inverse], dy = frame[DY], dx = frame[DX];
        double[]? mean = Mean is null ? null : frame[Mean], w = W is null ? null : frame[W];
        int channels = X.Shape.Channels;
        for (int pixel = 0; pixel < x.Length / channels; pixel++)
        {
            double sum = 0, products = 0;
            double Xhat(int i) => (x[i] - (mean?[pixel] ?? 0)) * inverse[pixel];
            for (int c = 0; c < channels; c++)
            {
                int i = pixel * channels + c;
                double g = dy[i] * (w?[c] ?? 1);
                sum += mean is null ? 0 : g / channels;
                products += g * Xhat(i) / channels;
            }

            for (int c = 0; c < channels; c++)
            {
                int i = pixel * channels + c;
                Frame.Put(dx, i, inverse[pixel] * (dy[i] * (w?[c] ?? 1) - sum - Xhat(i) * products), Accumulate);
            }
        }
    }

    // Vectors whose sum a sum of doubles takes.
    private const int Together = 4;

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        int channels = X.Shape.Channels;
        string share = SourceWriter.Literal(-1.0 / channels);
        var sum = new DoubleSum(writer, "sum");
        var products = new DoubleSum(writer, "products");
        var operands = new List<(string, TensorLayout, string)> { ("x", writer.Layout(X), ""), ("dy", writer.Layout(DY), ""), ("dx", writer.Layout(DX), "") };
        foreach (Operand operand in Operands.Where(operand => operand.Letter is "mean" or "inverse"))
            operands.Add((operand.Letter, NormPixels.Statistic(X.Shape), ""));
        PixelRun.Emit(writer, operands, () =>
        {
            if (Mean is not null)
                writer.Vector("m", simd.BroadcastAt("meanp"));
            writer.Vector("scale", simd.BroadcastAt("inversep"));
            products.Declare();
            if (Mean is not null)
                sum.Declare();
            ChannelLoop.EmitTogether(writer, channels, Together, (at, mask) =>
            {
                for (int i = 0; i < at.Count; i++)
                {
                    Xhat(at[i], mask, $"v{i}");
                    writer.Vector($"g{i}", G(at[i]));
                }

                products.AddProducts([.. at.Select((_, i) => ($"v{i}", $"g{i}"))]);
                if (Mean is not null)
                    sum.AddTogether([.. at.Select((_, i) => $"g{i}")]);
            });
            writer.Vector("slope", simd.Create($"(float)({products.Total()} * {share})"));
            if (Mean is not null)
                writer.Vector("shift", simd.Create($"(float)({sum.Total()} * {share})"));
            ChannelLoop.Emit(writer, channels, (at, mask) =>
            {
                Xhat(at, mask, "v");
                writer.Vector("d", simd.MultiplyAdd("v", "slope", Mean is null ? G(at) : simd.Add(G(at), "shift")));
                writer.Line($"d = {simd.Multiply("d", "scale")};");
                string d = mask is null ? "d" : simd.And("d", mask);
                writer.Line(simd.Store(at("dxp"), Accumulate ? simd.Add(simd.Load(at("dxp")), d) : d));
            });
        });

        string G(Func<string, string> at) => W is null ? simd.Load(at("dyp")) : simd.Multiply(simd.Load(at("dyp")), simd.Load(at("w")));

        void Xhat(Func<string, string> at, string? mask, string name)
        {
            string v = Mean is null ? simd.Load(at("xp")) : simd.Subtract(simd.Load(at("xp")), "m");
            writer.Vector(name, simd.Multiply(mask is null ? v : simd.And(v, mask), "scale"));
        }
    }
}
