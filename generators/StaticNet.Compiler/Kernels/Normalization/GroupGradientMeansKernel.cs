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
/// The means of w dy and w dy xhat of each group of channels over all pixels of a sample, written to every channel of the group:
/// what the gradient by x of a normalisation over groups needs. T holds two doubles a channel meanwhile.
/// </summary>
internal sealed record GroupGradientMeansKernel(Tensor X, Tensor? Mean, Tensor Inverse, Tensor? W, Tensor DY, Tensor T, Tensor? MeanDY, Tensor MeanDYX, int Groups) : Kernel
{
    public override IReadOnlyList<Operand> Operands => new (string Letter, Tensor? Tensor, Access Access)[]
    {
        ("x", X, Access.Read), ("mean", Mean, Access.Read), ("inverse", Inverse, Access.Read), ("w", W, Access.Read), ("dy", DY, Access.Read),
        ("t", T, Access.Write), ("mdy", MeanDY, Access.Write), ("mdyx", MeanDYX, Access.Write),
    }.Where(operand => operand.Tensor is not null).Select(operand => new Operand(operand.Letter, operand.Tensor!, operand.Access)).ToArray();

    public override bool NamesNumbers => true;

    public override string Formula
    {
        get
        {
            string g = W is null ? "dy" : "w dy", xhat = Mean is null ? "x inverse" : "(x - mean) inverse";
            return $"{(MeanDY is null ? "" : $"mdy = mean of {g}, ")}mdyx = mean of {g} {xhat} of {Groups} groups of channels, {X.Shape}";
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
            T = name(T),
            MeanDY = Maybe(MeanDY),
            MeanDYX = name(MeanDYX),
        };
    }

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], dy = frame[DY], inverse = frame[Inverse], mdyx = frame[MeanDYX];
        double[]? mean = Mean is null ? null : frame[Mean], w = W is null ? null : frame[W], mdy = MeanDY is null ? null : frame[MeanDY];
        int channels = X.Shape.Channels, width = channels / Groups;
        foreach ((int sample, int group, List<int> elements) in NormIndex.Groups(X.Shape, frame.Count, Groups))
        {
            int first = sample * channels + group * width;
            double sum = 0, products = 0;
            foreach (int i in elements)
            {
                double g = dy[i] * (w?[NormIndex.Weight(W!.Shape, X.Shape, i)] ?? 1);
                sum += g / elements.Count;
                products += g * (x[i] - (mean?[first] ?? 0)) * inverse[first] / elements.Count;
            }

            for (int c = first; c < first + width; c++)
            {
                mdyx[c] = products;
                if (mdy is not null)
                    mdy[c] = sum;
            }
        }
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        int channels = X.Shape.Channels, padded = (channels + 7) / 8 * 8, width = channels / Groups;
        bool elementW = W?.Shape.IsImage == true;
        var operands = new List<(string, TensorLayout)> { ("x", writer.Layout(X)), ("dy", writer.Layout(DY)) };
        if (elementW)
            operands.Add(("w", NormWeights.Elements(W!.Shape)));
        var sum = new DoubleSum(writer, "sum");
        var product = new DoubleSum(writer, "product");
        writer.Line($"double* products = (double*)t{(MeanDY is null ? "" : $", sums = products + {N(padded)}")};");
        ChannelBlockLoop.Emit(writer, operands, (at, _) =>
        {
            if (Mean is not null)
                writer.Vector("m", simd.Load(at("mean")));
            writer.Vector("scale", simd.Load(at("inverse")));
            product.Declare();
            if (MeanDY is not null)
                sum.Declare();
        }, _ =>
        {
            writer.Vector("v", simd.Multiply(Mean is null ? simd.Load("xp") : simd.Subtract(simd.Load("xp"), "m"), "scale"));
            writer.Vector("g", elementW ? simd.Multiply(simd.Load("dyp"), simd.Load("wp")) : simd.Load("dyp"));
            writer.Line($"v = {simd.Multiply("v", "g")};");
            product.Add("v");
            if (MeanDY is not null)
                sum.Add("g");
        }, at =>
        {
            product.Store(at("products"));
            if (MeanDY is not null)
                sum.Store(at("sums"));
        });

        string share = SourceWriter.Literal(1.0 / ((double)width * X.Shape.Pixels)), weight = W is not null && !elementW ? "w[c] * " : "";
        using (writer.Text.Open($"for (int first = 0; first < {N(channels)}; first += {N(width)})"))
        {
            writer.Line(MeanDY is null ? "double product = 0;" : "double sum = 0, product = 0;");
            using (writer.Text.Open($"for (int c = first; c < first + {N(width)}; c++)"))
            {
                if (MeanDY is not null)
                    writer.Line($"sum += {weight}sums[c];");
                writer.Line($"product += {weight}products[c];");
            }

            using (writer.Text.Open($"for (int c = first; c < first + {N(width)}; c++)"))
            {
                if (MeanDY is not null)
                    writer.Line($"mdy[c] = (float)(sum * {share});");
                writer.Line($"mdyx[c] = (float)(product * {share});");
            }
        }

        NormPadding.Emit(writer, channels, MeanDY is null ? ["mdyx"] : ["mdy", "mdyx"]);
    }
}
