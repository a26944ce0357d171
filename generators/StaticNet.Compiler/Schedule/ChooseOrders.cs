using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Schedule;

/// <summary>
/// A vector that was flattened from an image may keep the image's order in memory, so that flattening costs nothing: the next
/// dense layer's weights are packed to fit. Vectors that are worked on element by element share an order; one reader that needs
/// the logical order makes it the order of all.
/// </summary>
internal static class ChooseOrders
{
    /// <summary>The image in whose order a vector lies, for those where it is not the logical one.</summary>
    public static IReadOnlyDictionary<Tensor, Shape> Run(KernelProgram program)
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
            Tensor[] vectors = Vectors(kernel).ToArray();
            if (kernel.IsElementwise || kernel is CopyKernel)
            {
                for (int i = 1; i < vectors.Length; i++)
                    Join(vectors[0], vectors[i]);
            }

            // What a dense layer reads and the gradient by it must agree, since one copy of the weights is the other transposed.
            if (kernel is DenseKernel { X.Shape.IsVector: true } dense && dense.W.Kind == TensorKind.Derived)
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
            foreach (Tensor vector in Vectors(kernel))
            {
                Tensor root = Root(vector);
                if (kernel is CopyKernel copy && Image(copy) is { } image)
                {
                    if (image.Channels % 8 != 0 || (orders.TryGetValue(root, out Shape known) && known != image))
                        rigid.Add(root);
                    orders[root] = image;
                }
                else if ((!kernel.TakesAnyOrder(vector) && kernel is not CopyKernel) || vector.Kind is TensorKind.Input or TensorKind.Output or TensorKind.Target)
                {
                    rigid.Add(root);
                }
            }
        }

        return program.Kernels.SelectMany(Vectors).Distinct()
            .Where(vector => orders.ContainsKey(Root(vector)) && !rigid.Contains(Root(vector)))
            .ToDictionary(vector => vector, vector => orders[Root(vector)]);
    }

    private static IEnumerable<Tensor> Vectors(Kernel kernel) =>
        kernel.Operands.Select(operand => operand.Tensor).Where(tensor => tensor.Shape.IsVector && tensor.IsPerSample && tensor.Kind is not (TensorKind.Loss or TensorKind.Hit));

    // The image that a copy flattens, or makes of a vector.
    private static Shape? Image(CopyKernel copy) =>
        copy.X.Shape.IsImage && copy.Y.Shape.IsVector ? copy.X.Shape : copy.Y.Shape.IsImage && copy.X.Shape.IsVector ? copy.Y.Shape : null;
}
