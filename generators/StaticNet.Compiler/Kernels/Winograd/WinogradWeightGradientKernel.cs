using System;
using System.Collections.Generic;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Winograd;

/// <summary>
/// dw = G^T du G for each filter and channel: the gradient by the weights from that by the transformed ones, once a step. Inserted by the
/// schedule behind <see cref="WinogradProductGradientKernel"/>.
/// </summary>
internal sealed record WinogradWeightGradientKernel(Tensor DU, Tensor DW, WinogradForm Form) : Kernel
{
    private const int Taps = 3;

    public override IReadOnlyList<Operand> Operands => [Operand.Read("du", DU), Operand.Write("dw", DW)];

    public override string Formula => $"dw = G^T du G, {DU.Shape} -> {DW.Shape}";

    public override Work Work => Work.Units;

    private int Filters => DW.Shape[0];

    private int Channels => DW.Shape[1];

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { DU = name(DU), DW = name(DW) };

    public override void Evaluate(Frame frame)
    {
        double[] du = frame[DU], dw = frame[DW] = new double[DW.Shape.Size];
        int points = Form.Points;
        for (int filter = 0; filter < Filters * Channels; filter++)
        {
            var gradients = new double[points, points];
            for (int point = 0; point < points * points; point++)
                gradients[point / points, point % points] = du[filter * points * points + point];
            double[,] taps = Form.FilterTransposed.OfBothAxes(gradients);
            for (int tap = 0; tap < Taps * Taps; tap++)
                dw[filter * Taps * Taps + tap] = taps[tap / Taps, tap % Taps];
        }
    }

    // Eight filters and eight channels.
    public override int Units(IPlacement placement) => (Filters + 7) / 8 * ((Channels + 7) / 8);

    public override void Emit(KernelWriter writer)
    {
        ParameterLayout du = writer.Parameter(DU), dw = writer.Parameter(DW);
        int points = Form.Points, lanes = writer.Simd.Lanes, blocks = (Filters + 7) / 8;
        LinearMap.Declare(writer, Form.FilterTransposed);
        writer.Line($"float* left = stackalloc float[{Taps * points * 8}];");
        using (writer.Text.Open("for (int unit = begin; unit < end; unit++)"))
        {
            writer.Line(blocks > 1 ? $"int o = unit % {N(blocks)} * 8, c = unit / {N(blocks)} * 8;" : "int o = 0, c = unit * 8;");
            writer.Line($"int rows = Math.Min(8, {N(Channels)} - c);");
            writer.Line(PanelColumns.Width("stride", "o", du));
            writer.Line($"float* from = du + {PanelColumns.Place("o", du)} + c * stride;");
            writer.Line($"float* to = dw + {PanelColumns.Place("o", dw)} + c * stride;");
            using (writer.Text.Open("for (int row = 0; row < rows; row++)"))
            using (lanes < 8 ? writer.Text.Open($"for (int h = 0; h < 8; h += {lanes})") : default(SourceWriter.Block?))
            {
                string h = lanes < 8 ? " + h" : "";
                writer.Line($"float* p = from + row * stride{h}, q = left;");
                using (writer.Text.Open($"for (int column = {points}; column != 0; column--)"))
                {
                    Form.FilterTransposed.LoadAndStore(writer, "p", (long)points * du.BlockSize, "q", points * 8);
                    writer.Line($"p += {N(du.BlockSize)}; q += 8;");
                }

                writer.Line("q = left;");
                writer.Line($"p = to + row * stride{h};");
                using (writer.Text.Open($"for (int tap = {Taps}; tap != 0; tap--)"))
                {
                    Form.FilterTransposed.Load(writer, "q", 8);
                    for (int tap = 0; tap < Taps; tap++)
                        writer.Line(writer.Simd.Store(tap == 0 ? "p" : $"p + {N((long)tap * Channels)} * stride", $"e{tap}"));
                    writer.Line($"q += {points * 8}; p += {N((long)Taps * Channels)} * stride;");
                }
            }
        }
    }
}
