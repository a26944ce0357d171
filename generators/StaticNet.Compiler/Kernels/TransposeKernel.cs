using System;
using System.Collections.Generic;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// wt[c, g.., u, v] = w[o, c, flipped u, v]: weights with rows and columns exchanged, for the gradient by the input; the taps of a
/// convolution are turned round. Inserted by the schedule.
/// </summary>
internal sealed record TransposeKernel(Tensor W, Tensor WT, int Groups) : Kernel
{
    /// <summary>
    /// Whether the weights are those of a transposed convolution, [inputs, outputs / g, u, v] with outputs in the columns: then
    /// columns and rows are exchanged in memory, and nothing changes in logical order.
    /// </summary>
    public bool OfTransposed { get; init; }

    public override IReadOnlyList<Operand> Operands => [Operand.Read("w", W), Operand.Write("wt", WT)];

    public override bool NamesNumbers => true;

    public override string Formula => OfTransposed
        ? $"wt = w with rows and columns exchanged in memory, {W.Shape}"
        : $"wt = w with inputs and outputs exchanged{(W.Shape.Rank > 2 ? ", taps turned round" : "")}, {W.Shape} -> {WT.Shape}";

    public override Work Work => Work.Units;

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { W = name(W), WT = name(WT) };

    public override void Evaluate(Frame frame)
    {
        double[] w = frame[W], wt = frame[WT];
        if (OfTransposed)
        {
            w.CopyTo(wt, 0);
            return;
        }

        int outputs = W.Shape[0] / Groups, inputs = W.Shape[1], taps = (int)(W.Shape.Size / W.Shape[0] / inputs);
        for (int i = 0; i < w.Length; i++)
        {
            int tap = i % taps, c = i / taps % inputs, o = i / taps / inputs % outputs, g = i / taps / inputs / outputs;
            wt[((g * inputs + c) * outputs + o) * taps + (taps - 1 - tap)] = w[i];
        }
    }

    public override bool IsVectorised => false;

    public override int Units(IPlacement placement) => Groups * Taps * ((Inputs + 7) / 8);

    // Blocks of 8 x 8 go through registers; what is left over at the edges goes one by one, since padding must be zero.
    public override void Emit(KernelWriter writer)
    {
        ParameterLayout w = writer.Parameter(W), wt = writer.Parameter(WT);
        int inputs = Inputs, outputs = Outputs, blocks = (inputs + 7) / 8;
        int wFull = w.FullPanels * 16, wtFull = wt.FullPanels * 16;
        using (writer.Text.Open("for (int unit = begin; unit < end; unit++)"))
        {
            writer.Line(blocks > 1 ? $"int c = unit % {writer.Number("blocks", blocks)} * 8;" : "int c = 0;");
            string outer = blocks > 1 ? $"unit / {writer.Number("blocks", blocks)}" : "unit";
            string source = "", target = "";
            if (Taps > 1 || Groups > 1)
            {
                writer.Line(Groups > 1 ? $"int tap = {outer} % {Taps}, g = {outer} / {Taps};" : $"int tap = {outer};");
                source = Groups > 1 ? Term("g", w.BlockSize) : "";
                target = Groups > 1 ? Term("g", wt.BlockSize) : "";
            }

            string sourceRow = Taps > 1 ? $"(tap * {writer.Number("inputs", inputs)} + c)" : "c";
            string targetTap = OfTransposed ? "tap" : $"({Taps - 1} - tap)";
            string targetRow = Taps > 1 ? $" + {targetTap} * {writer.Number("outputs", outputs)} * toStride" : "";
            writer.Line(wt.TailWidth == 0 ? "const int toStride = 16;" : wt.FullPanels == 0 ? "const int toStride = 8;" : $"int toStride = c < {N(wtFull)} ? 16 : 8;");
            string column = wt.FullPanels == 0 ? "c" : wt.TailWidth == 0 ? $"c / 16 * {writer.Number("toPanel", wt.Rows * 16)} + c % 16" : $"(c < {N(wtFull)} ? c / 16 * {N(wt.Rows * 16)} + c % 16 : {N((long)wtFull * wt.Rows)} + c - {N(wtFull)})";
            writer.Line($"float* to = wt{target} + {column}{targetRow};");
            if (outputs < 8 && inputs % 8 == 0)
            {
                using (outputs > 1 ? writer.Text.Open($"for (int o = 0; o < {writer.Number("outputs", outputs)}; o++)") : default)
                    writer.Line($"Transpose.Column8(w{source} + {sourceRow} * 8{(outputs > 1 ? " + o" : "")}, 8, to{(outputs > 1 ? " + o * toStride" : "")});");
                return;
            }

            using (writer.Text.Open($"for (int o = 0; o < {writer.Number("outputs", outputs)}; o += 8)"))
            {
                writer.Line(w.TailWidth == 0 ? "const int fromStride = 16;" : w.FullPanels == 0 ? "const int fromStride = 8;" : $"int fromStride = o < {N(wFull)} ? 16 : 8;");
                column = w.FullPanels == 0 ? "o" : w.TailWidth == 0 ? $"o / 16 * {writer.Number("fromPanel", w.Rows * 16)} + o % 16" : $"(o < {N(wFull)} ? o / 16 * {N(w.Rows * 16)} + o % 16 : {N((long)wFull * w.Rows)} + o - {N(wFull)})";
                writer.Line($"float* from = w{source} + {column} + {sourceRow} * fromStride;");
                bool whole = inputs % 8 == 0 && outputs % 8 == 0;
                if (whole)
                {
                    writer.Line("Transpose.Block8x8(from, fromStride, to + o * toStride, toStride);");
                    return;
                }

                writer.Text.Line($$"""
                    if (c + 8 <= {{N(inputs)}} && o + 8 <= {{N(outputs)}})
                    {
                        Transpose.Block8x8(from, fromStride, to + o * toStride, toStride);
                        continue;
                    }

                    for (int row = 0; row < 8; row++)
                    {
                        for (int column = 0; column < Math.Min(8, {{N(outputs)}} - o); column++)
                            to[(o + column) * toStride + row] = c + row < {{N(inputs)}} ? from[row * fromStride + column] : 0f;
                    }
                    """);
            }
        }
    }

    // What the rows and the columns of a block of w stand for.
    private int Inputs => OfTransposed ? W.Shape[0] / Groups : W.Shape[1];

    private int Outputs => OfTransposed ? W.Shape[1] : W.Shape[0] / Groups;

    private int Taps => (int)(W.Shape.Size / W.Shape[0] / W.Shape[1]);
}
