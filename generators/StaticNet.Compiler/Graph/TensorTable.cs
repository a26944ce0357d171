using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Graph;

/// <summary>Makes the tensors of one network and numbers them. Lives inside one run of the compiler.</summary>
internal sealed class TensorTable
{
    private readonly List<Tensor> tensors = [];

    public IReadOnlyList<Tensor> All => tensors;

    public Tensor Add(string name, Shape shape, TensorKind kind)
    {
        var tensor = new Tensor(tensors.Count, name, shape, kind);
        tensors.Add(tensor);
        return tensor;
    }

    /// <summary>A tensor that all programs of predictions share: the one that the first of them made.</summary>
    public Tensor Prepared(string name, Shape shape) =>
        tensors.FirstOrDefault(tensor => tensor.Kind == TensorKind.Prepared && tensor.Name == name) ?? Add(name, shape, TensorKind.Prepared);
}
