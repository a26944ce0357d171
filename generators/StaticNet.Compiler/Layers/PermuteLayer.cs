using System;
using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>Axis i of the output is axis dims[i] of the input.</summary>
internal sealed class PermuteLayer : Layer<PermuteAttribute>
{
    protected override Shape? Infer(PermuteAttribute attribute, LayerShapes shapes)
    {
        int[] dims = attribute.Dims ?? [];
        Shape input = shapes.Input;
        int[] axes = Enumerable.Range(0, input.Rank).ToArray();
        return dims.OrderBy(dim => dim).SequenceEqual(axes)
            ? new Shape(dims.Select(dim => input[dim]).ToArray())
            : shapes.Report(RuleIds.ArgumentOutOfRange, "dims", shapes.Name, "dims", new Shape(dims), $"the axes {string.Join(", ", axes)} of {input} in some order");
    }

    protected override void Forward(PermuteAttribute attribute, LayerNode node, ForwardPass pass) =>
        pass.Add(new PermuteKernel(node.Input, node.Output, new(attribute.Dims)) { Layer = node.Name });

    protected override void Backward(PermuteAttribute attribute, LayerNode node, BackwardPass pass)
    {
        if (pass.Gradient(node.Input) is { } dx)
        {
            int[] back = Enumerable.Range(0, attribute.Dims.Length).Select(axis => Array.IndexOf(attribute.Dims, axis)).ToArray();
            pass.Add(new PermuteKernel(pass.OutputGradient(node), dx.Tensor, new(back)) { Layer = node.Name, Role = "InputGradient", Accumulate = dx.Accumulate });
        }
    }
}
