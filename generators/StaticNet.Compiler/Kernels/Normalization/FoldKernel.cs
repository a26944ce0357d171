using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Normalization;

/// <summary>
/// A normalisation by running statistics taken into the weights of the product before it: with a[o] = gain[o] / sqrt(variance[o] + epsilon),
/// wf = a w and bf = (b - mean) a + shift. Inserted by the schedule; runs whenever the weights have changed.
/// </summary>
internal sealed record FoldKernel(Tensor W, Tensor? B, Tensor Mean, Tensor Variance, Tensor? Gain, Tensor? Shift, Tensor FoldedW, Tensor FoldedB, double Epsilon) : Kernel
{
    public override IReadOnlyList<Operand> Operands => new (string Letter, Tensor? Tensor)[]
    {
        ("w", W), ("b", B), ("mean", Mean), ("variance", Variance), ("gain", Gain), ("shift", Shift),
    }.Where(operand => operand.Tensor is not null).Select(operand => Operand.Read(operand.Letter, operand.Tensor!))
        .Concat([Operand.Write("wf", FoldedW), Operand.Write("bf", FoldedB)]).ToArray();

    public override bool NamesNumbers => true;

    public override string Formula =>
        $"wf = a w, bf = ({(B is null ? "" : "b ")}- mean) a{(Shift is null ? "" : " + shift")} with a = {(Gain is null ? "1" : "gain")} / sqrt(variance + {N(Epsilon)}), {W.Shape}";

    public override Work Work => Work.Units;

    public override bool IsVectorised => false;

    public override int Units(IPlacement placement) => W.Shape[0];

    public override Kernel Rename(Func<Tensor, Tensor> name)
    {
        Tensor? Maybe(Tensor? tensor) => tensor is null ? null : name(tensor);
        return this with
        {
            W = name(W),
            B = Maybe(B),
            Mean = name(Mean),
            Variance = name(Variance),
            Gain = Maybe(Gain),
            Shift = Maybe(Shift),
            FoldedW = name(FoldedW),
            FoldedB = name(FoldedB),
        };
    }

    public override void Evaluate(Frame frame)
    {
        double[] w = frame[W], mean = frame[Mean], variance = frame[Variance], wf = frame[FoldedW], bf = frame[FoldedB];
        double[]? b = B is null ? null : frame[B], gain = Gain is null ? null : frame[Gain], shift = Shift is null ? null : frame[Shift];
        int each = w.Length / mean.Length;
        for (int o = 0; o < mean.Length; o++)
        {
            double a = (gain?[o] ?? 1) / Math.Sqrt(variance[o] + Epsilon);
            bf[o] = ((b?[o] ?? 0) - mean[o]) * a + (shift?[o] ?? 0);
            for (int i = o * each; i < (o + 1) * each; i++)
                wf[i] = a * w[i];
        }
    }

    public override void Emit(KernelWriter writer)
    {
        ParameterLayout w = writer.Parameter(W);
        int full = w.FullPanels * 16;
        string wide = $"o / 16 * {writer.Number("rows", w.Rows).Times(16)} + o % 16", narrow = full == 0 ? "o" : $"{N((long)full * w.Rows)} + o - {N(full)}";
        using (writer.Text.Open("for (int o = begin; o < end; o++)"))
        {
            writer.Line($"float a = {(Gain is null ? "1f" : "gain[o]")} / MathF.Sqrt(variance[o] + {SourceWriter.Literal((float)Epsilon)});");
            writer.Line($"bf[o] = ({(B is null ? "" : "b[o] ")}- mean[o]) * a{(Shift is null ? "" : " + shift[o]")};");
            writer.Line(w.TailWidth == 0 ? "const int width = 16;" : full == 0 ? "const int width = 8;" : $"int width = o < {N(full)} ? 16 : 8;");
            writer.Line($"int first = {(w.TailWidth == 0 ? wide : full == 0 ? narrow : $"o < {N(full)} ? {wide} : {narrow}")};");
            using (writer.Text.Open($"for (int row = 0; row < {writer.Number("rows", w.Rows)}; row++)"))
                writer.Line("wf[first + row * width] = a * w[first + row * width];");
        }
    }
}
