using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Kernels.Tiles;
using StaticNet.Compiler.Kernels.Winograd;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Schedule;

/// <summary>
/// Pixels with their channels innermost, padded to eight, and around an image the halo that its readers' windows reach into. A
/// copy between tensors that lie alike is no work at all: the one becomes a view of the other.
/// </summary>
internal static class ChooseLayouts
{
    public static (IReadOnlyDictionary<Tensor, TensorLayout> Layouts, IReadOnlyDictionary<Tensor, Tensor> Views) Run(
        KernelProgram program, IReadOnlyDictionary<Tensor, Shape> orders)
    {
        var views = new Dictionary<Tensor, Tensor>();
        var accumulated = new HashSet<Tensor>(program.Kernels.SelectMany(kernel => kernel.Operands)
            .Where(operand => operand.Access == Access.Accumulate).Select(operand => operand.Tensor));
        Tensor Root(Tensor tensor)
        {
            while (views.TryGetValue(tensor, out Tensor? root))
                tensor = root;
            return tensor;
        }

        Dictionary<Tensor, Halo> halos = Halos(program);
        var vectors = new HashSet<Tensor>(program.Kernels.SelectMany(kernel => kernel.Operands).Select(operand => operand.Tensor).Where(tensor => tensor.Shape.IsVector));
        foreach (CopyKernel copy in program.Kernels.OfType<CopyKernel>())
        {
            if (!IsOurs(copy.X) || !IsOurs(copy.Y) || copy.Accumulate || accumulated.Contains(copy.X) || accumulated.Contains(copy.Y) || program.Results.Contains(copy.Y))
                continue;
            Tensor root = Root(copy.X);
            if (!LieAlike(copy.X, copy.Y, orders))
                continue;

            // A vector is read as one run of floats, so nothing that it is a view of may have a halo.
            bool flat = copy.Y.Shape.IsVector || vectors.Contains(root);
            if (flat && !(Halo(halos, root).IsEmpty && Halo(halos, copy.Y).IsEmpty))
                continue;
            if (flat)
                vectors.Add(root);
            if (Halo(halos, copy.Y) is { IsEmpty: false } more)
                halos[root] = Halo(halos, root).Union(more);
            views[copy.Y] = root;
        }

        var layouts = new Dictionary<Tensor, TensorLayout>();
        foreach (Tensor tensor in program.Kernels.SelectMany(kernel => kernel.Operands).Select(operand => operand.Tensor).Distinct())
        {
            if (tensor.IsPerSample)
                layouts[tensor] = Layout(program, tensor, orders, Halo(halos, Root(tensor)));
        }

        return (layouts, views);
    }

    private static bool IsOurs(Tensor tensor) => tensor.Kind is TensorKind.Activation or TensorKind.Gradient or TensorKind.Saved;

    // Whether the same logical index is at the same place: equal pixels and channels, counted in the same order or with nothing to choose.
    private static bool LieAlike(Tensor x, Tensor y, IReadOnlyDictionary<Tensor, Shape> orders)
    {
        Shape a = orders.TryGetValue(x, out Shape xOrder) ? xOrder : x.Shape, b = orders.TryGetValue(y, out Shape yOrder) ? yOrder : y.Shape;
        return a.Channels == b.Channels && a.Height == b.Height && a.Width == b.Width && (a.IsSequence == b.IsSequence || a.Pixels == 1 || a.Channels == 1);
    }

    private static TensorLayout Layout(KernelProgram program, Tensor tensor, IReadOnlyDictionary<Tensor, Shape> orders, Halo halo)
    {
        Shape shape = orders.TryGetValue(tensor, out Shape order) ? order : tensor.Shape;
        bool callers = tensor.Kind is TensorKind.Input or TensorKind.Target or TensorKind.Output or TensorKind.Loss or TensorKind.Hit;
        if (callers)
        {
            // Row-major memory of the caller: an image of one channel is its pixels; more channels are planes, which only copies read.
            return shape.IsImage && shape.Channels > 1
                ? new TensorLayout((int)shape.Size, 1, 1, (int)shape.Size, StaticNet.Layouts.Halo.None, PixelMajor: false, Padded: false)
                : new TensorLayout(shape.Channels, shape.Height, shape.Width, shape.Channels, StaticNet.Layouts.Halo.None, shape.IsSequence, Padded: false);
        }

        return new TensorLayout(shape.Channels, shape.Height, shape.Width, PixelStride(program, tensor, shape), halo, shape.IsSequence);
    }

    // Convolutions broadcast single numbers of what they read, so the few channels of an input need no padding for them.
    private static int PixelStride(KernelProgram program, Tensor tensor, Shape shape)
    {
        bool compact = shape.IsImage && shape.Channels < 8 && program.Kernels.Where(kernel => kernel.Operands.Any(operand => operand.Tensor == tensor)).All(kernel =>
            (kernel is Conv2DKernel conv && conv.X == tensor && conv.R != tensor && conv.Gate?.XY != tensor)
            || (kernel is Conv2DWeightGradientKernel gradient && gradient.X == tensor)
            || (kernel is CopyKernel copy && copy.Y == tensor && copy.X.Kind == TensorKind.Input));
        return compact ? shape.Channels : (shape.Channels + 7) / 8 * 8;
    }

    private static Dictionary<Tensor, Halo> Halos(KernelProgram program)
    {
        var halos = new Dictionary<Tensor, Halo>();
        void Need(Tensor tensor, Halo halo) => halos[tensor] = Halo(halos, tensor).Union(halo);
        foreach (Kernel kernel in program.Kernels)
        {
            if (kernel is Conv2DKernel conv)
                Need(conv.X, ConvolutionBody.HaloOf(conv.X.Shape, conv.Y.Shape, conv.Window));
            else if (kernel is WinogradKernel winograd)
                Need(winograd.X, winograd.Tiles.Halo(winograd.X.Shape, winograd.Window));
            else if (kernel is WinogradInputsKernel inputs)
                Need(inputs.X, inputs.Tiles.Halo(inputs.X.Shape, inputs.Window));
            else if (kernel is Conv2DWeightGradientKernel gradient)
                Need(gradient.X, ConvolutionBody.HaloOf(gradient.X.Shape, gradient.DY.Shape, gradient.Window));
            else if (kernel is ConvTranspose2DWeightGradientKernel transposed)
                Need(transposed.DY, ConvolutionBody.HaloOf(transposed.DY.Shape, transposed.X.Shape, transposed.Window));
            else if (kernel is DepthwiseConv2DKernel depthwise)
                Need(depthwise.X, ConvolutionBody.HaloOf(depthwise.X.Shape, depthwise.Y.Shape, depthwise.Window));
            else if (kernel is DepthwiseConv2DWeightGradientKernel weights)
                Need(weights.X, ConvolutionBody.HaloOf(weights.X.Shape, weights.DY.Shape, weights.Window));
        }

        return halos;
    }

    private static Halo Halo(Dictionary<Tensor, Halo> halos, Tensor tensor) =>
        halos.TryGetValue(tensor, out Halo? halo) ? halo : StaticNet.Layouts.Halo.None;
}
