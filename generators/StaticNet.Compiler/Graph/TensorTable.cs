using System.Collections.Generic;
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
}
