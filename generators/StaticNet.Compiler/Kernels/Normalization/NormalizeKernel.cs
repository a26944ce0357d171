using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Functions;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Kernels.Normalization;

/// <summary>
/// y = (x - mean[c]) inverse[c] w + b. The statistics are those of the sample, of the batch, or running ones; w and b have one
/// number a channel, or one an element. Without a mean x is only scaled.
/// </summary>
internal sealed record NormalizeKernel(Tensor X, Tensor? Mean, Tensor Inverse, Tensor? W, Tensor? B, Tensor Y) : Kernel
{
    /// <summary>Where it is set, Inverse holds variances v, and the factor is 1 / sqrt(v + epsilon).</summary>
    public double? Epsilon { get; init; }

    /// <summary>f of y = f(...); null for none.</summary>
    public Function? Activation { get; init; }

    /// <summary>What is added before f, of y's shape; null for nothing.</summary>
    public Tensor? R { get; init; }

    public bool Accumulate { get; init; }

    public override IReadOnlyList<Operand> Operands
    {
        get
        {
            var operands = new List<Operand> { Operand.Read("x", X) };
            if (Mean is not null)
                operands.Add(Operand.Read("mean", Mean));
            operands.Add(Operand.Read(Epsilon is null ? "inverse" : "variance", Inverse));
            if (W is not null)
                operands.Add(Operand.Read("w", W));
            if (B is not null)
                operands.Add(Operand.Read("b", B));
            if (R is not null)
                operands.Add(Operand.Read("r", R));
            operands.Add(Operand.Write("y", Y, Accumulate));
            return operands;
        }
    }

    public override Tensor? InPlace => Accumulate ? null : X;

    public override bool NamesNumbers => true;

    public override string Formula
    {
        get
        {
            string x = Mean is null ? "x" : "(x - mean)";
            string scaled = Epsilon is { } epsilon ? $"{x} / sqrt(variance + {KernelWriter.N(epsilon)})" : $"{x} inverse";
            string sum = $"{scaled}{(W is null ? "" : " w")}{(B is null ? "" : " + b")}{(R is null ? "" : " + r")}";
            return $"y = {(Activation is null ? sum : $"{Activation.Name}({sum})")}, {X.Shape}";
        }
    }

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with
    {
        X = name(X),
        Mean = Mean is null ? null : name(Mean),
        Inverse = name(Inverse),
        W = W is null ? null : name(W),
        B = B is null ? null : name(B),
        R = R is null ? null : name(R),
        Y = name(Y),
    };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], inverse = frame[Inverse], y = frame[Y];
        double[]? mean = Mean is null ? null : frame[Mean], w = W is null ? null : frame[W], b = B is null ? null : frame[B];
        double[]? r = R is null ? null : frame[R];
        int size = (int)X.Shape.Size;
        for (int i = 0; i < x.Length; i++)
        {
            int c = NormIndex.Channel(X.Shape, i), statistic = Inverse.IsPerSample ? i / size * X.Shape.Channels + c : c;
            double scale = Epsilon is { } epsilon ? 1 / Math.Sqrt(inverse[statistic] + epsilon) : inverse[statistic];
            double normal = (x[i] - (mean?[statistic] ?? 0)) * scale;
            normal = normal * (w?[NormIndex.Weight(W!.Shape, X.Shape, i)] ?? 1) + (b?[NormIndex.Weight(B!.Shape, X.Shape, i)] ?? 0) + (r?[i] ?? 0);
            Frame.Put(y, i, Activation?.Value(normal) ?? normal, Accumulate);
        }
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        var operands = new List<(string, TensorLayout)> { ("x", writer.Layout(X)), ("y", writer.Layout(Y)) };
        bool elementW = W?.Shape.IsImage == true, elementB = B?.Shape.IsImage == true;
        if (elementW)
            operands.Add(("w", NormWeights.Elements(W!.Shape)));
        if (elementB)
            operands.Add(("b", NormWeights.Elements(B!.Shape)));
        if (R is not null)
            operands.Add(("r", writer.Layout(R)));
        ChannelBlockLoop.Emit(writer, operands, Constants, _ =>
        {
            writer.Vector("v", Mean is null ? simd.Load("xp") : simd.Subtract(simd.Load("xp"), "m"));
            if (elementW)
                writer.Line($"v = {simd.Multiply("v", simd.Load("wp"))};");
            string? shift = elementB ? simd.Load("bp") : B is null ? null : "shift";
            string y = shift is null ? simd.Multiply("v", "scale") : simd.MultiplyAdd("v", "scale", shift);
            if (R is not null || Activation is not null)
            {
                writer.Line($"v = {(R is null ? y : simd.Add(simd.Load("rp"), y))};");
                y = Activation is null ? "v" : Activation.Emit(simd, "v");
            }

            writer.Line(simd.Store("yp", Accumulate ? simd.Add(simd.Load("yp"), y) : y));
        });

        void Constants(Func<string, string> at, string? mask)
        {
            if (Mean is not null)
                writer.Vector("m", simd.Load(at("mean")));
            string scale = Epsilon is { } epsilon
                ? simd.Divide(simd.Create("1f"), simd.Sqrt(simd.Add(simd.Load(at("variance")), simd.Create(SourceWriter.Literal((float)epsilon)))))
                : simd.Load(at("inverse"));
            if (W is not null && !elementW)
                scale = simd.Multiply(scale, simd.Load(at("w")));

            // A variance of zero in a channel that pads must not blow up what the padding of x happens to hold.
            writer.Vector("scale", mask is null || Epsilon is null ? scale : simd.And(scale, mask));
            if (B is not null && !elementB)
                writer.Vector("shift", simd.Load(at("b")));
        }
    }
}
