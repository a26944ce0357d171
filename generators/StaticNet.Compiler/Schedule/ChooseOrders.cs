using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Schedule;

/// <summary>
/// A signal [C, L] may lie in memory as the image [C, 1, L] that a convolution makes of it, and a vector that was flattened from an
/// image may keep the image's order, so that such a change of shape costs nothing: the next dense layer's weights are packed to
/// fit. Tensors that are worked on element by element share an order; one reader that needs the logical order makes it the order of all.
/// </summary>
internal static class ChooseOrders
{
    /// <summary>The image in whose order a tensor lies, for those where it is not their own.</summary>
    public static IReadOnlyDictionary<Tensor, Shape> Run(KernelProgram program)
    {
        // Signals first: a vector may be flattened from one.
        var orders = new Dictionary<Tensor, Shape>();
        Decide(program, rank: 2, orders);
        Decide(program, rank: 1, orders);
        return orders;
    }

    private static void Decide(KernelProgram program, int rank, Dictionary<Tensor, Shape> known)
    {
        var parents = new Dictionary<Tensor, Tensor>();
        Tensor Root(Tensor tensor)
        {
            while (parents.TryGetValue(tensor, out Tensor? parent))
                tensor = parent;
            return tensor;
        }

        void Join(Tensor a, Tensor b)
        {
            if (Root(a) != Root(b))
                parents[Root(b)] = Root(a);
        }

        foreach (Kernel kernel in program.Kernels)
        {
            Tensor[] tensors = Tensors(kernel, rank).ToArray();
            if (kernel.IsElementwise || kernel is CopyKernel)
            {
                for (int i = 1; i < tensors.Length; i++)
                    Join(tensors[0], tensors[i]);
            }

            if (kernel is DenseKernel { X.Shape.IsVector: true, Gate: { } gate } gated && gated.Y.Shape.Rank == rank)
                Join(gate.XY, gated.Y);

            // What a dense layer reads and the gradient by it must agree, since one copy of the weights is the other transposed.
            if (rank == 1 && kernel is DenseKernel { X.Shape.IsVector: true } dense && dense.W.Kind == TensorKind.Derived)
            {
                foreach (DenseKernel forward in program.Kernels.OfType<DenseKernel>())
                {
                    if (program.Kernels.OfType<TransposeKernel>().Any(copy => copy.W == forward.W && copy.WT == dense.W))
                        Join(forward.X, dense.Y);
                }
            }
        }

        var orders = new Dictionary<Tensor, Shape>();
        var rigid = new HashSet<Tensor>();
        foreach (Kernel kernel in program.Kernels)
        {
            foreach (Tensor tensor in Tensors(kernel, rank))
            {
                Tensor root = Root(tensor);
                if (kernel is CopyKernel copy && Image(copy, tensor, known) is { } image)
                {
                    // A dense layer reads a vector as one run, so its pixels may have no gaps.
                    bool gaps = rank == 1 && image.Channels % 8 != 0;
                    if (gaps || (orders.TryGetValue(root, out Shape other) && other != image))
                        rigid.Add(root);
                    orders[root] = image;
                }
                else if ((!kernel.TakesAnyOrder(tensor) && kernel is not CopyKernel) || tensor.Kind is TensorKind.Input or TensorKind.Output or TensorKind.Target)
                {
                    rigid.Add(root);
                }
            }
        }

        foreach (Tensor tensor in program.Kernels.SelectMany(kernel => Tensors(kernel, rank)).Distinct())
        {
            if (orders.TryGetValue(Root(tensor), out Shape order) && !rigid.Contains(Root(tensor)))
                known[tensor] = order;
        }
    }

    // The caller's memory is in logical order, and copies between it and ours work in any.
    private static IEnumerable<Tensor> Tensors(Kernel kernel, int rank) => kernel.Operands.Select(operand => operand.Tensor).Where(tensor =>
        tensor.Shape.Rank == rank && tensor.IsPerSample && tensor.Kind is not (TensorKind.Loss or TensorKind.Hit)
        && !(kernel is CopyKernel && tensor.Kind is TensorKind.Input or TensorKind.Output or TensorKind.Target));

    // The image that a copy makes of a tensor, or the tensor of it: for a signal only the one with a single row.
    private static Shape? Image(CopyKernel copy, Tensor tensor, Dictionary<Tensor, Shape> known)
    {
        Tensor other = copy.X == tensor ? copy.Y : copy.X;
        Shape shape = known.TryGetValue(other, out Shape order) ? order : other.Shape;
        if (!shape.IsImage || other.Shape.Rank == tensor.Shape.Rank)
            return null;
        return tensor.Shape.IsVector || shape == new Shape(tensor.Shape[0], 1, tensor.Shape[1]) ? shape : null;
    }
}
