using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y = x with its axes in another order: axis i of y is axis Dims[i] of x.
/// </summary>
internal sealed record PermuteKernel(Tensor X, Tensor Y, EquatableArray<int> Dims) : Kernel
{
    public bool Accumulate { get; init; }

    public override IReadOnlyList<Operand> Operands => [Operand.Read("x", X), Operand.Write("y", Y, Accumulate)];

    public override string Formula => $"y {(Accumulate ? "+= " : "= ")}x with axes ({string.Join(", ", Dims.Select(dim => N(dim)))}), {X.Shape} -> {Y.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), Y = name(Y) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], y = frame[Y];
        int[] sizes = X.Shape.ToArray(), strides = new int[sizes.Length];
        int size = 1;
        for (int axis = sizes.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = size;
            size *= sizes[axis];
        }

        for (int i = 0; i < y.Length; i++)
        {
            int rest = i % size, place = i - rest;
            for (int axis = Dims.Count - 1; axis >= 0; axis--)
            {
                place += rest % Y.Shape[axis] * strides[Dims[axis]];
                rest /= Y.Shape[axis];
            }

            Frame.Put(y, i, x[place], Accumulate);
        }
    }

    public override void Emit(KernelWriter writer)
    {
        TensorLayout x = writer.Layout(X), y = writer.Layout(Y);
        int[] xStrides = Strides(X.Shape, x), yStrides = Strides(Y.Shape, y);

        // From the outermost axis of y in memory to the innermost, which is its channels.
        int[] order = Enumerable.Range(0, Dims.Count).OrderByDescending(axis => yStrides[axis]).ToArray();
        string from = At("x", x.Origin), to = At("y", y.Origin);
        var blocks = new Stack<Text.SourceWriter.Block>();
        for (int level = 0; level < order.Length - 1; level++)
        {
            int axis = order[level];
            blocks.Push(writer.Loop($"a{level}", Y.Shape[axis]));
            from += Term($"a{level}", xStrides[Dims[axis]]);
            to += Term($"a{level}", yStrides[axis]);
        }

        int inner = order[order.Length - 1], step = xStrides[Dims[inner]];
        if (blocks.Count == 0)
            blocks.Push(writer.Text.Open());
        writer.Line($"float* xr = {from};");
        writer.Line($"float* yr = {to};");
        writer.Line($"for (int c = 0; c < {N(Y.Shape[inner])}; c++)");
        using (writer.Text.Indent())
            writer.Line($"yr[c] {(Accumulate ? "+=" : "=")} xr[{(step == 1 ? "c" : $"c * {N(step)}")}];");
        while (blocks.Count > 0)
            blocks.Pop().Dispose();
        if (!Accumulate)
            ChannelCopy.EmitPadding(writer, "y", y);
    }

    // Floats from an element to the next one along each axis.
    private static int[] Strides(Shape shape, TensorLayout layout) => shape.Rank switch
    {
        3 => [1, layout.RowStride, layout.PixelStride],
        2 => [layout.PixelStride, 1],
        _ => [1],
    };
}
