using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>
/// Collects the kernels of a backward pass. A tensor's first gradient is assigned and the others are added, and this is the
/// only place that knows which is which.
/// </summary>
internal sealed class BackwardPass(TensorTable tensors, ForwardPass forward, HashSet<Tensor> needsGradient)
{
    private readonly List<Kernel> kernels = [];
    private readonly Dictionary<Tensor, Tensor> gradients = [];

    public IReadOnlyList<Kernel> Kernels => kernels;

    public void Add(Kernel kernel) => kernels.Add(kernel);

    /// <summary>Whether something downstream of the loss has given this tensor a gradient.</summary>
    public bool HasGradient(Tensor tensor) => gradients.ContainsKey(tensor);

    /// <summary>The gradient of a layer's output; complete, since all its readers come later in the network.</summary>
    public Tensor OutputGradient(LayerNode node) => gradients[node.Output];

    /// <summary>A tensor that only this pass uses and that all samples of the batch share.</summary>
    public Tensor Shared(LayerNode node, string name, Shape shape) => tensors.Add($"{node.Name}.{name}", shape, TensorKind.Derived);

    /// <summary>What forward saved.</summary>
    public Tensor Saved(LayerNode node, string name) => forward.Saved(node, name);

    /// <summary>Where the gradient of a tensor goes; null where nobody needs it, as for the network's input.</summary>
    public GradientTarget? Gradient(Tensor tensor)
    {
        if (!needsGradient.Contains(tensor))
            return null;
        bool accumulate = gradients.TryGetValue(tensor, out Tensor? gradient);
        if (!accumulate)
            gradients[tensor] = gradient = tensors.Add("d" + tensor.Name, tensor.Shape, TensorKind.Gradient);
        return new GradientTarget(gradient!, accumulate);
    }

    /// <summary>A gradient that only this pass uses: whoever writes it makes its padding zero.</summary>
    public Tensor Temporary(LayerNode node, string name, Shape shape) => tensors.Add($"d{node.Name}.{name}", shape, TensorKind.Gradient);

    /// <summary>Where the gradient of a parameter goes; null where the layer has none of that name, or it is not trained.</summary>
    public Tensor? ParameterGradient(LayerNode node, string name) =>
        node.Parameters.FirstOrDefault(parameter => parameter.ShortName == name)?.Gradient;
}

/// <summary>A gradient to write.</summary>
/// <param name="Tensor">Where to.</param>
/// <param name="Accumulate">Whether to add to what is there.</param>
internal sealed record GradientTarget(Tensor Tensor, bool Accumulate);
