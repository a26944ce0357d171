using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// loss = -w[y] x[y] and dx[y] = -w[y] * scale for the label y of each pixel (step, vector) of log-probabilities, divided by the number of
/// pixels; 0 elsewhere. hit = the share of labels that are the first largest.
/// </summary>
internal sealed record NegativeLogLikelihoodKernel(Tensor X, Tensor Label, Tensor Loss, Tensor Hit, Tensor DX, LabelWeights Weights) : Kernel
{
    public override IReadOnlyList<Operand> Operands =>
        [Operand.Read("x", X), Operand.Read("label", Label) with { PointerType = "int*" }, Operand.Write("loss", Loss), Operand.Write("hit", Hit), Operand.Write("dx", DX)];

    public override IReadOnlyList<Scalar> Scalars => [Scalar.LossScale];

    public override string Formula => $"loss = -{(Weights.Classes.Count > 0 ? "w[label] " : "")}x[label], dx[label] = -{(Weights.Classes.Count > 0 ? "w[label]" : "1")} / count, {X.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), Label = name(Label), Loss = name(Loss), Hit = name(Hit), DX = name(DX) };

    public override bool IsVectorised => false;

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], loss = frame[Loss] = new double[frame.Count], hit = frame[Hit] = new double[frame.Count], dx = frame[DX] = new double[frame.Count * X.Shape.Size];
        int pixels = X.Shape.Pixels, place = 0;
        foreach (int[] channels in Pixels.Of(X.Shape, frame.Count))
        {
            int label = frame.Labels[place], sample = place++ / pixels, best = 0;
            if (Weights.Ignores(label))
                continue;
            for (int c = 1; c < channels.Length; c++)
                best = x[channels[c]] > x[channels[best]] ? c : best;
            loss[sample] -= Weights.OfClass(label) * x[channels[label]] / pixels;
            hit[sample] += best == label ? 1.0 / pixels : 0;
            dx[channels[label]] = -Weights.OfClass(label) * frame.LossScale / pixels;
        }
    }

    public override void Emit(KernelWriter writer)
    {
        int pixels = X.Shape.Pixels;
        string weight = Weights.Classes.Count > 0 ? "w[y] * " : "";
        ElementLoop.Fill(writer, "dx", writer.Layout(DX));
        using SourceWriter.Block? weights = ClassWeights.Open(writer, Weights);
        writer.Line("double total = 0;");
        writer.Line("int right = 0;");
        writer.Line(pixels == 1 ? "float share = scale;" : $"float share = scale * {SourceWriter.Literal((float)(1.0 / pixels))};");
        PixelLoop.Emit(writer, [("x", writer.Layout(X)), ("dx", writer.Layout(DX))], () =>
        {
            writer.Line("int y = *label++;");
            using (Weights.Ignored is { } ignored ? writer.Text.Open($"if (y != {N(ignored)})") : writer.Text.Open())
            {
                writer.Text.Line($$"""
                    int best = 0;
                    for (int c = 1; c < {{N(X.Shape.Channels)}}; c++)
                    {
                        if (xp[c] > xp[best])
                            best = c;
                    }

                    total -= {{weight}}xp[y];
                    right += best == y ? 1 : 0;
                    dxp[y] = -{{weight}}share;
                    """);
            }
        });
        writer.Line(pixels == 1 ? "*loss = (float)total;" : $"*loss = (float)(total * {SourceWriter.Literal(1.0 / pixels)});");
        writer.Line(pixels == 1 ? "*hit = right;" : $"*hit = right * {SourceWriter.Literal((float)(1.0 / pixels))};");
    }
}
