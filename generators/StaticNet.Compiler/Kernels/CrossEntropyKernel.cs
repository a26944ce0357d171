using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// Cross-entropy with all that it can have, of each pixel (step, vector): loss = sum q (log sum exp(x) - x) and dx = (softmax(x) sum q - q) * scale,
/// with q[c] = w[c] ((1 - smoothing) target[c] + smoothing / classes) for soft targets; for a label y, as PyTorch has it, q[y] has
/// w[y] (1 - smoothing) in place of the first term. Both are divided by the number of pixels. hit = the share of labels that are the first largest logit.
/// </summary>
internal sealed record CrossEntropyKernel(Tensor X, Tensor Target, Tensor Loss, Tensor Hit, Tensor DX, LabelWeights Weights, double Smoothing, bool Soft) : Kernel
{
    public override IReadOnlyList<Operand> Operands => Soft
        ? [Operand.Read("x", X), Operand.Read("target", Target), Operand.Write("loss", Loss), Operand.Write("dx", DX)]
        : [Operand.Read("x", X), Operand.Read("label", Target) with { PointerType = "int*" }, Operand.Write("loss", Loss), Operand.Write("hit", Hit), Operand.Write("dx", DX)];

    public override IReadOnlyList<Scalar> Scalars => [Scalar.LossScale];

    public override string Formula
    {
        get
        {
            string each = Soft ? "target" : "onehot(label)";
            string smooth = Smoothing == 0 ? each : $"({N(1 - Smoothing)} {each} + {N(Smoothing / Classes)})";
            return $"loss = sum q (log sum exp(x) - x), dx = (softmax(x) sum q - q) / count, q = {(Weights.Classes.Count > 0 ? "w " : "")}{smooth}, {X.Shape}";
        }
    }

    private int Classes => X.Shape.Channels;

    private double Spread => Smoothing / Classes;

    public override Kernel Rename(Func<Tensor, Tensor> name) =>
        this with { X = name(X), Target = name(Target), Loss = name(Loss), Hit = name(Hit), DX = name(DX) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], loss = frame[Loss], dx = frame[DX] = new double[frame.Count * X.Shape.Size];
        double[] hit = Soft ? [] : frame[Hit], target = Soft ? frame[Target] : [];
        int pixels = X.Shape.Pixels, place = 0;
        var q = new double[Classes];
        foreach (int[] channels in Pixels.Of(X.Shape, frame.Count))
        {
            int label = Soft ? -1 : frame.Labels[place], sample = place / pixels;
            if (place++ % pixels == 0)
            {
                loss[sample] = 0;
                if (!Soft)
                    hit[sample] = 0;
            }

            if (!Soft && Weights.Ignores(label))
                continue;
            int best = 0;
            for (int c = 0; c < q.Length; c++)
            {
                best = x[channels[c]] > x[channels[best]] ? c : best;
                double share = Soft ? target[channels[c]] : c == label ? 1 : 0;
                q[c] = Weights.OfClass(c) * ((1 - Smoothing) * share + Spread);
            }

            double max = x[channels[best]], sum = channels.Sum(i => Math.Exp(x[i] - max)), rest = Math.Log(sum), mass = q.Sum();
            for (int c = 0; c < q.Length; c++)
            {
                loss[sample] += q[c] * (max - x[channels[c]] + rest) / pixels;
                dx[channels[c]] = (Math.Exp(x[channels[c]] - max) / sum * mass - q[c]) * frame.LossScale / pixels;
            }

            if (!Soft && best == label)
                hit[sample] += 1.0 / pixels;
        }
    }

    public override void Emit(KernelWriter writer)
    {
        int pixels = X.Shape.Pixels;
        using SourceWriter.Block? weights = ClassWeights.Open(writer, Weights);
        writer.Line("double total = 0;");
        if (!Soft)
            writer.Line("int right = 0;");
        writer.Line(pixels == 1 ? "float share = scale;" : $"float share = scale * {SourceWriter.Literal((float)(1.0 / pixels))};");
        var operands = new List<(string, Layouts.TensorLayout)> { ("x", writer.Layout(X)), ("dx", writer.Layout(DX)) };
        if (Soft)
            operands.Add(("target", writer.Layout(Target)));
        PixelLoop.Emit(writer, operands, () =>
        {
            if (Soft)
            {
                EmitPixel(writer);
                return;
            }

            writer.Line("int y = *label++;");
            if (Weights.Ignored is { } ignored)
            {
                using (writer.Text.Open($"if (y == {N(ignored)})"))
                    writer.Line($"new Span<float>(dxp, {N(writer.Layout(DX).PixelStride)}).Clear();");
                using (writer.Text.Open("else"))
                    EmitPixel(writer);
            }
            else
            {
                EmitPixel(writer);
            }
        });
        writer.Line(pixels == 1 ? "*loss = (float)total;" : $"*loss = (float)(total * {SourceWriter.Literal(1.0 / pixels)});");
        if (!Soft)
            writer.Line(pixels == 1 ? "*hit = right;" : $"*hit = right * {SourceWriter.Literal((float)(1.0 / pixels))};");
    }

    private void EmitPixel(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        writer.Text.Line($$"""
            int best = 0;
            for (int c = 1; c < {{N(Classes)}}; c++)
            {
                if (xp[c] > xp[best])
                    best = c;
            }

            float max = xp[best];
            """);
        bool weighted = Weights.Classes.Count > 0, spreads = Soft || Smoothing > 0;
        writer.Vector("sum", simd.Zero);
        if (spreads)
            writer.Vector("all", simd.Zero);

        // The exponentials wait in dx for their sum; q is the same in both rounds.
        ChannelLoop.Emit(writer, Classes, (at, mask) =>
        {
            writer.Vector("e", simd.Call("Exp", simd.Subtract(simd.Load(at("xp")), simd.Create("max"))));
            if (mask is not null)
                writer.Line($"e = {simd.And("e", mask)};");
            writer.Line(simd.Store(at("dxp"), "e"));
            writer.Line($"sum = {simd.Add("sum", "e")};");
            if (spreads)
                writer.Line($"all = {simd.Add("all", Q(simd, at, mask, weighted))};");
        });
        writer.Line($"float exponentials = {simd.Sum("sum")};");
        writer.Line("float rest = VectorMath.Log(exponentials);");
        string own = SourceWriter.Literal((float)(1 - Smoothing));
        if (!Soft)
            writer.Line($"float q = {(weighted ? Smoothing > 0 ? $"{own} * w[y]" : "w[y]" : own)};");
        string mass = (Soft, spreads) switch
        {
            (true, _) => simd.Sum("all"),
            (false, true) => $"(q + {simd.Sum("all")})",
            _ => "q",
        };
        writer.Vector("factor", simd.Create($"share * {mass} / exponentials"));
        ChannelLoop.Emit(writer, Classes, (at, mask) =>
        {
            string d = simd.Multiply(simd.Load(at("dxp")), "factor");
            if (spreads)
            {
                writer.Vector("part", Q(simd, at, mask, weighted));
                writer.Vector("distance", simd.Add(simd.Subtract(simd.Create("max"), simd.Load(at("xp"))), simd.Create("rest")));
                string term = simd.Multiply("part", "distance");
                writer.Line($"total += {simd.Sum(mask is null ? term : simd.And(term, mask))};");
                d = simd.Subtract(d, simd.Multiply("part", simd.Create("share")));
            }

            writer.Line(simd.Store(at("dxp"), d));
        });
        if (Soft)
            return;
        writer.Line("total += q * (max - xp[y] + rest);");
        writer.Line("dxp[y] -= q * share;");
        writer.Line("right += best == y ? 1 : 0;");
    }

    // The part of q that every class has.
    private string Q(Simd simd, Func<string, string> at, string? mask, bool weighted)
    {
        string spread = simd.Create(SourceWriter.Literal((float)Spread));
        string q = Soft
            ? Smoothing > 0 ? simd.MultiplyAdd(simd.Load(at("targetp")), simd.Create(SourceWriter.Literal((float)(1 - Smoothing))), spread) : simd.Load(at("targetp"))
            : spread;
        if (weighted)
            q = simd.Multiply(q, simd.Load(at("w")));
        return mask is null ? q : simd.And(q, mask);
    }
}
