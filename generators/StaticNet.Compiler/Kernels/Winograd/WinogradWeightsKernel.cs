using System;
using System.Collections.Generic;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Winograd;

/// <summary>
/// u = G w G^T for each filter and channel: the weights as <see cref="WinogradKernel"/> multiplies by them. For the gradient by the input,
/// filters and channels are exchanged and the taps turned round. Inserted by the schedule; runs whenever the weights have changed.
/// </summary>
internal sealed record WinogradWeightsKernel(Tensor W, Tensor U, WinogradForm Form) : Kernel
{
    private const int Taps = 3;

    /// <summary>Whether u is that of the gradient by the input.</summary>
    public bool Transposed { get; init; }

    public override IReadOnlyList<Operand> Operands => [Operand.Read("w", W), Operand.Write("u", U)];

    public override string Formula => $"u = G w G^T{(Transposed ? " with inputs and outputs exchanged, taps turned round" : "")}, {W.Shape} -> {U.Shape}";

    public override Work Work => Work.Units;

    private int Filters => U.Shape[0];

    private int Channels => U.Shape[1];

    /// <summary>Filters, channels, and the points of a tile.</summary>
    public static Shape ShapeOf(Shape w, WinogradForm form, bool transposed) => new(w[transposed ? 1 : 0], w[transposed ? 0 : 1], form.Points, form.Points);

    /// <summary>For each point a matrix of channels x filters in panels.</summary>
    public static ParameterLayout Layout(Shape u)
    {
        int filters = u[0], channels = u[1], points = u[2];
        return new ParameterLayout(channels, filters, [filters, channels, points, points], [0, 1, 0, 0], [1, 0, 0, 0], points * points, [0, 0, points, 1]);
    }

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { W = name(W), U = name(U) };

    public override void Evaluate(Frame frame)
    {
        double[] w = frame[W], u = frame[U];
        int points = Form.Points;
        for (int o = 0; o < Filters; o++)
        {
            for (int c = 0; c < Channels; c++)
            {
                var taps = new double[Taps, Taps];
                for (int i = 0; i < Taps; i++)
                {
                    for (int j = 0; j < Taps; j++)
                        taps[i, j] = Transposed ? w[((c * Filters + o) * Taps + Taps - 1 - i) * Taps + Taps - 1 - j] : w[((o * Channels + c) * Taps + i) * Taps + j];
                }

                double[,] transformed = Form.Filter.OfBothAxes(taps);
                for (int s = 0; s < points * points; s++)
                    u[(o * Channels + c) * points * points + s] = transformed[s / points, s % points];
            }
        }
    }

    // Eight filters and eight channels.
    public override int Units(IPlacement placement) => (Filters + 7) / 8 * ((Channels + 7) / 8);

    public override void Emit(KernelWriter writer)
    {
        ParameterLayout w = writer.Parameter(W), u = writer.Parameter(U);
        int points = Form.Points, lanes = writer.Simd.Lanes, blocks = (Filters + 7) / 8;
        LinearMap.Declare(writer, Form.Filter);
        writer.Line($"float* taps = stackalloc float[{Taps * Taps * 64}];");
        using (writer.Text.Open("for (int unit = begin; unit < end; unit++)"))
        {
            writer.Line(blocks > 1 ? $"int o = unit % {N(blocks)} * 8, c = unit / {N(blocks)} * 8;" : "int o = 0, c = unit * 8;");
            writer.Line($"int rows = Math.Min(8, {N(Channels)} - c);");
            if (Transposed)
                GatherTransposed(writer, w);
            else
                Gather(writer, w);
            writer.Line(PanelColumns.Width("toStride", "o", u));
            writer.Line($"float* to = u + {PanelColumns.Place("o", u)} + c * toStride;");
            using (writer.Text.Open("for (int row = 0; row < rows; row++)"))
            using (lanes < 8 ? writer.Text.Open($"for (int h = 0; h < 8; h += {lanes})") : default(SourceWriter.Block?))
            {
                string half = lanes < 8 ? " + h" : "";
                writer.Line($"float* p = taps + row * 8{half}, q = to + row * toStride{half};");
                using (writer.Text.Open($"for (int column = {Taps}; column != 0; column--)"))
                {
                    Form.Filter.LoadAndStore(writer, "p", Taps * 64, "q", (long)points * u.BlockSize);
                    writer.Line($"p += 64; q += {N(u.BlockSize)};");
                }

                writer.Line($"q = to + row * toStride{half};");
                using (writer.Text.Open($"for (int column = {points}; column != 0; column--)"))
                {
                    Form.Filter.LoadAndStore(writer, "q", u.BlockSize, "q", u.BlockSize);
                    writer.Line($"q += {N((long)points * u.BlockSize)};");
                }
            }
        }
    }

    // taps[tap][c][o], eight by eight.
    private void Gather(KernelWriter writer, ParameterLayout w)
    {
        Simd simd = writer.Simd;
        writer.Line(PanelColumns.Width("fromStride", "o", w));
        writer.Line($"float* from = w + {PanelColumns.Place("o", w)} + c * fromStride;");
        using (writer.Loop("tap", Taps * Taps))
        using (writer.Text.Open("for (int row = 0; row < rows; row++)"))
        {
            writer.Line($"float* p = from + (tap * {N(Channels)} + row) * fromStride, q = taps + tap * 64 + row * 8;");
            for (int lane = 0; lane < 8; lane += simd.Lanes)
                writer.Line(simd.Store(At("q", lane), simd.Load(At("p", lane))));
        }
    }

    // The same of weights whose columns are the channels; filters behind the last are zero.
    private void GatherTransposed(KernelWriter writer, ParameterLayout w)
    {
        writer.Line(PanelColumns.Width("fromStride", "c", w));
        using (writer.Loop("tap", Taps * Taps))
        {
            writer.Line($"float* p = w + {PanelColumns.Place("c", w)} + (tap * {N(Filters)} + o) * fromStride, q = taps + ({Taps * Taps - 1} - tap) * 64;");
            if (Filters % 8 == 0)
            {
                writer.Line("Transpose.Block8x8(p, fromStride, q, 8);");
                return;
            }

            writer.Text.Line($$"""
                for (int row = 0; row < rows; row++)
                {
                    for (int column = 0; column < 8; column++)
                        q[row * 8 + column] = o + column < {{N(Filters)}} ? p[column * fromStride + row] : 0f;
                }
                """);
        }
    }
}
