using System.Collections.Generic;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>y[t] = x[t] + weight[t], learned or sines and cosines.</summary>
internal sealed class PositionalEmbeddingLayer : Layer<PositionalEmbeddingAttribute>
{
    protected override Shape? Infer(PositionalEmbeddingAttribute attribute, LayerShapes shapes) => shapes.Input.IsSequence
        ? shapes.Input
        : shapes.Report(RuleIds.WrongRank, null, shapes.Name, "a sequence [T, F]", shapes.Source, shapes.Input, "");

    protected override IReadOnlyList<ParameterDeclaration> Parameters(PositionalEmbeddingAttribute attribute, IReadOnlyList<Shape> inputs)
    {
        Initialization initialization = attribute.Sinusoidal ? new("SinusoidalInitializer", new([inputs[0].Channels])) : new("NormalInitializer", new([0, 1]));
        return [new ParameterDeclaration("weight", inputs[0], initialization, IsTrained: !attribute.Sinusoidal)];
    }

    protected override void Forward(PositionalEmbeddingAttribute attribute, LayerNode node, ForwardPass pass) =>
        pass.Add(new PositionalEmbeddingKernel(node.Input, node.Parameter("weight")!, node.Output) { Layer = node.Name });

    protected override void Backward(PositionalEmbeddingAttribute attribute, LayerNode node, BackwardPass pass)
    {
        Tensor dy = pass.OutputGradient(node);
        if (pass.ParameterGradient(node, "weight") is { } dw)
            pass.Add(new PositionalGradientKernel(dy, dw) { Layer = node.Name, Role = "WeightGradient" });
        if (pass.Gradient(node.Input) is { } dx)
            pass.Add(new CopyKernel(dy, dx.Tensor) { Layer = node.Name, Role = "InputGradient", Accumulate = dx.Accumulate });
    }
}
