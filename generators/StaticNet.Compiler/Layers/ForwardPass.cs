using System.Collections.Generic;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>Collects the kernels of a forward pass, and what it leaves for the backward pass.</summary>
internal sealed class ForwardPass(TensorTable tensors, bool training, bool streams = false)
{
    private readonly List<Kernel> kernels = [];
    private readonly Dictionary<(int Layer, string Name), Tensor> saved = [];

    /// <summary>Whether it is the one of training: dropout drops, and what backward needs is saved.</summary>
    public bool Training { get; } = training;

    /// <summary>Whether it is the one of a stream: samples are steps that follow each other, and layers carry their state on.</summary>
    public bool Streams { get; } = streams;

    public IReadOnlyList<Kernel> Kernels => kernels;

    public void Add(Kernel kernel) => kernels.Add(kernel);

    /// <summary>A tensor that backward will read under this name.</summary>
    public Tensor Save(LayerNode node, string name, Shape shape) =>
        saved[(node.Index, name)] = tensors.Add($"{node.Name}.{name}", shape, TensorKind.Saved);

    /// <summary>A tensor that all samples of the batch share, and that backward will read under this name.</summary>
    public Tensor SaveShared(LayerNode node, string name, Shape shape) =>
        saved[(node.Index, name)] = tensors.Add($"{node.Name}.{name}", shape, TensorKind.Derived);

    /// <summary>A tensor that only this pass uses.</summary>
    public Tensor Temporary(LayerNode node, string name, Shape shape) => tensors.Add($"{node.Name}.{name}", shape, TensorKind.Activation);

    /// <summary>A state that a stream carries from step to step and from call to call.</summary>
    public Tensor Carry(LayerNode node, string name, Shape shape) => tensors.Add($"{node.Name}.{name}", shape, TensorKind.Carried);

    public Tensor Saved(LayerNode node, string name) => saved[(node.Index, name)];
}
