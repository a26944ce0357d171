using System;
using System.Collections.Generic;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels;

/// <summary>Makes a tensor's halo zero, before its pixels are written: what lay there before belonged to another tensor. Inserted by the schedule.</summary>
internal sealed record ZeroHaloKernel(Tensor X) : Kernel
{
    public override IReadOnlyList<Operand> Operands => [new Operand("x", X, Access.Prepare)];

    public override bool NamesNumbers => true;

    public override string Formula => $"the halo of {X.Shape} is zero";

    public override bool IsVectorised => false;

    // In logical order there is no halo.
    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X) };

    public override void Evaluate(Frame frame)
    {
    }

    public override void Emit(KernelWriter writer)
    {
        TensorLayout x = writer.Layout(X);
        int left = x.Halo.Left * x.PixelStride, right = x.Halo.Right * x.PixelStride, row = x.RowStride;
        int above = x.Halo.Top * row + left, below = right + x.Halo.Bottom * row, between = right + left;
        if (above > 0)
            writer.Line($"new Span<float>(x, {writer.Number("above", above)}).Clear();");
        if (between > 0 && x.Height > 1)
        {
            using (writer.Text.Open($"for (int i = 1; i < {writer.Number("rows", x.Height)}; i++)"))
                writer.Line($"new Span<float>(x + {writer.Number("first", x.Origin - between)}{Term("i", writer.RowStride("x", x))}, {N(between)}).Clear();");
        }

        if (below > 0)
            writer.Line($"new Span<float>(x + {writer.Number("last", (x.Halo.Top + x.Height) * row - right)}, {writer.Number("below", below)}).Clear();");
    }
}
