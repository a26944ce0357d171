using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Layers;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Gradient;

/// <summary>
/// A recurrent network that runs step by step, for as many steps as there are: its samples are steps that follow each other, every
/// sequence is a vector, and what layers know of the steps before is carried from call to call.
/// </summary>
internal static class Streaming
{
    /// <summary>Whether a network has something to carry on, and nothing that needs more than one step at a time.</summary>
    public static bool IsPossible(NetworkGraph graph, IReadOnlyList<LayerNode> needed) => IsMeant(needed) && Obstacle(graph, needed) is null;

    /// <summary>Whether a network has a state, so that one would expect to stream through it.</summary>
    public static bool IsMeant(IReadOnlyList<LayerNode> needed) => needed.Any(node => Catalogue.Of(node.Attribute).HasState);

    /// <summary>Why it cannot; null where it can.</summary>
    public static string? Obstacle(NetworkGraph graph, IReadOnlyList<LayerNode> needed)
    {
        if (graph.Inputs.Count > 1)
            return "it has several inputs";
        if (graph.Outputs.Count > 1)
            return "it has several outputs";
        if (!graph.Inputs[0].Shape.IsSequence)
            return $"'{graph.Inputs[0].Name}' {graph.Inputs[0].Shape} is not a sequence [T, F]";
        foreach (LayerNode node in needed)
        {
            // Behind a state that has become a vector there are no steps to see.
            if (Catalogue.Of(node.Attribute).NotStepwise(node) is { } reason)
                return $"'{node.Name}' {reason}";
        }

        return null;
    }

    /// <summary>The program of one step.</summary>
    public static KernelProgram Run(NetworkGraph graph, IReadOnlyList<LayerNode> needed)
    {
        var steps = new Dictionary<Tensor, Tensor>();
        Tensor Step(Tensor tensor) => steps.TryGetValue(tensor, out Tensor? known)
            ? known
            : steps[tensor] = graph.Tensors.Add(tensor.Name, new Shape(tensor.Shape.Channels), tensor.Kind);

        var pass = new ForwardPass(graph.Tensors, training: false, streams: true);
        foreach (LayerNode node in needed)
            Catalogue.Of(node.Attribute).Forward(node with { Inputs = node.Inputs.Select(Step).ToArray(), Output = Step(node.Output) }, pass);
        Tensor output = Step(graph.Output), result = graph.Tensors.Add("output", output.Shape, TensorKind.Output);
        Tensor prediction = graph.Loss is { } loss ? Catalogue.Of(loss).Predict(loss, output, () => result, pass) : output;
        if (prediction != result)
            pass.Add(new CopyKernel(prediction, result) { Layer = needed[needed.Count - 1].Name, Role = "Output" });
        return new KernelProgram("Stream", pass.Kernels, graph.Inputs.Select(Step).ToArray(), [result]);
    }
}
