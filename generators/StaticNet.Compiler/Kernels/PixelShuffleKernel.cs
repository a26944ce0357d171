using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y[c, i r + a, j r + b] = x[c r r + a r + b, i, j]: channels become pixels; or back, which is the gradient.
/// </summary>
internal sealed record PixelShuffleKernel(Tensor X, Tensor Y, int Factor, bool Back) : Kernel
{
    public bool Accumulate { get; init; }

    public override IReadOnlyList<Operand> Operands => [Operand.Read("x", X), Operand.Write("y", Y, Accumulate)];

    public override string Formula => Back
        ? $"y[{Channel},i,j] {(Accumulate ? "+=" : "=")} x[c,{Factor}i + a,{Factor}j + b], {X.Shape} -> {Y.Shape}"
        : $"y[c,{Factor}i + a,{Factor}j + b] {(Accumulate ? "+=" : "=")} x[{Channel},i,j], {X.Shape} -> {Y.Shape}";

    private string Channel => $"{Factor * Factor}c + {Factor}a + b";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), Y = name(Y) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], y = frame[Y];
        Shape large = Back ? X.Shape : Y.Shape;
        for (int place = 0; place < x.Length; place++)
        {
            int j = place % large.Width, i = place / large.Width % large.Height, plane = place / large.Pixels;
            int deep = (plane * Factor + i % Factor) * Factor + j % Factor;
            int other = (deep * (large.Height / Factor) + i / Factor) * (large.Width / Factor) + j / Factor;
            Frame.Put(y, Back ? other : place, x[Back ? place : other], Accumulate);
        }
    }

    public override void Emit(KernelWriter writer)
    {
        (string deepLetter, string largeLetter) = Back ? ("y", "x") : ("x", "y");
        TensorLayout deep = writer.Layout(Back ? Y : X), large = writer.Layout(Back ? X : Y);
        using (writer.Loop("i", deep.Height))
        using (writer.Loop("j", deep.Width))
        using (writer.Loop("a", Factor))
        using (writer.Loop("b", Factor))
        {
            writer.Line($"float* deep = {At(deepLetter, deep.Origin)}{Term("i", deep.RowStride)}{Term("j", deep.PixelStride)}{Term("a", Factor)} + b;");
            writer.Line($"float* wide = {At(largeLetter, large.Origin)} + (i * {Factor} + a) * {N(large.RowStride)} + (j * {Factor} + b) * {N(large.PixelStride)};");
            writer.Line($"for (int c = 0; c < {N(large.Channels)}; c++)");
            string assign = Accumulate ? "+=" : "=", element = Factor == 1 ? "deep[c]" : $"deep[c * {N(Factor * Factor)}]";
            using (writer.Text.Indent())
                writer.Line(Back ? $"{element} {assign} wide[c];" : $"wide[c] {assign} {element};");
        }

        if (!Accumulate)
            ChannelCopy.EmitPadding(writer, "y", writer.Layout(Y));
    }
}
