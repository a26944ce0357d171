using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Kernels.Normalization;

/// <summary>
/// dx = inverse (w dy - mean of w dy - xhat mean of w dy xhat) with xhat = (x - mean) inverse, where each channel has its
/// statistics and both means; they may be those of the sample or of the batch. Without a mean (RMSNorm) the first is left out.
/// </summary>
internal sealed record NormalizeGradientKernel(Tensor X, Tensor? Mean, Tensor Inverse, Tensor? W, Tensor DY, Tensor? MeanDY, Tensor MeanDYX, Tensor DX) : Kernel
{
    public bool Accumulate { get; init; }

    public override IReadOnlyList<Operand> Operands => new (string Letter, Tensor? Tensor)[]
    {
        ("x", X), ("mean", Mean), ("inverse", Inverse), ("w", W), ("dy", DY), ("mdy", MeanDY), ("mdyx", MeanDYX),
    }.Where(operand => operand.Tensor is not null).Select(operand => Operand.Read(operand.Letter, operand.Tensor!)).Append(Operand.Write("dx", DX, Accumulate)).ToArray();

    public override Tensor? InPlace => Accumulate ? null : DY;

    public override bool NamesNumbers => true;

    public override string Formula
    {
        get
        {
            string g = W is null ? "dy" : "w dy", x = Mean is null ? "x" : "(x - mean)";
            return $"dx = inverse ({g}{(MeanDY is null ? "" : " - mdy")} - {x} inverse mdyx), {X.Shape}";
        }
    }

    public override Kernel Rename(Func<Tensor, Tensor> name)
    {
        Tensor? Maybe(Tensor? tensor) => tensor is null ? null : name(tensor);
        return this with
        {
            X = name(X),
            Mean = Maybe(Mean),
            Inverse = name(Inverse),
            W = Maybe(W),
            DY = name(DY),
            MeanDY = Maybe(MeanDY),
            MeanDYX = name(MeanDYX),
            DX = name(DX),
        };
    }

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], inverse = frame[Inverse], dy = frame[DY], mdyx = frame[MeanDYX], dx = frame[DX];
        double[]? mean = Mean is null ? null : frame[Mean], w = W is null ? null : frame[W], mdy = MeanDY is null ? null : frame[MeanDY];
        int size = (int)X.Shape.Size;
        for (int i = 0; i < x.Length; i++)
        {
            int c = NormIndex.Channel(X.Shape, i), statistic = Inverse.IsPerSample ? i / size * X.Shape.Channels + c : c;
            double xhat = (x[i] - (mean?[statistic] ?? 0)) * inverse[statistic];
            double g = dy[i] * (w?[NormIndex.Weight(W!.Shape, X.Shape, i)] ?? 1);
            Frame.Put(dx, i, inverse[statistic] * (g - (mdy?[statistic] ?? 0) - xhat * mdyx[statistic]), Accumulate);
        }
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        var operands = new List<(string, TensorLayout)> { ("x", writer.Layout(X)), ("dy", writer.Layout(DY)), ("dx", writer.Layout(DX)) };
        bool elementW = W?.Shape.IsImage == true;
        if (elementW)
            operands.Add(("w", NormWeights.Elements(W!.Shape)));

        // dx = scale (w dy - mdy + slope (x - mean)); the first difference is taken by itself, since of a single value it is exactly
        // zero. In channels that pad, x holds anything, and the gradient must be zero.
        ChannelBlockLoop.Emit(writer, operands, (at, _) =>
        {
            if (Mean is not null)
                writer.Vector("m", simd.Load(at("mean")));
            writer.Vector("scale", simd.Load(at("inverse")));
            if (MeanDY is not null)
                writer.Vector("shift", simd.Load(at("mdy")));
            writer.Vector("slope", simd.Subtract(simd.Zero, simd.Multiply("scale", simd.Load(at("mdyx")))));
            if (W is not null && !elementW)
                writer.Vector("weight", simd.Load(at("w")));
        }, mask =>
        {
            writer.Vector("v", Mean is null ? simd.Load("xp") : simd.Subtract(simd.Load("xp"), "m"));
            string g = W is null ? simd.Load("dyp") : simd.Multiply(simd.Load("dyp"), elementW ? simd.Load("wp") : "weight");
            string d = simd.Multiply("scale", simd.MultiplyAdd("v", "slope", MeanDY is null ? g : simd.Subtract(g, "shift")));
            d = mask is null ? d : simd.And(d, mask);
            writer.Line(simd.Store("dxp", Accumulate ? simd.Add(simd.Load("dxp"), d) : d));
        });
    }
}
