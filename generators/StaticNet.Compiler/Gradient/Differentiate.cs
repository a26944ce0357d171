using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Layers;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Gradient;

/// <summary>
/// From the graph to the kernels that run it: forward in the order of the layers, backward in reverse. Knows no layer by name;
/// what each one does is asked of the catalogue. Layers that no output depends on run only in Inspect, and their
/// parameters get no gradient.
/// </summary>
internal static class Differentiate
{
    /// <summary>Makes the programs of a network.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="inputGradients">Whether training also gives the gradients of the inputs, as tests and saliency want them.</param>
    public static NetworkPrograms Run(NetworkGraph graph, bool inputGradients = false)
    {
        IReadOnlyList<LayerNode> needed = Needed(graph);
        var programs = new NetworkPrograms(graph, Predict(graph), Inspect(graph), graph.Loss is null ? null : Train(graph, inputGradients))
        {
            Stream = Streaming.IsPossible(graph, needed) ? Streaming.Run(graph, needed) : null,
        };
        Verify.InDebug(programs.Predict);
        Verify.InDebug(programs.Inspect);
        if (programs.Train is { } train)
            Verify.InDebug(train);
        if (programs.Stream is { } stream)
            Verify.InDebug(stream);
        return programs;
    }

    private static KernelProgram Predict(NetworkGraph graph)
    {
        ForwardPass pass = Forward(graph, Needed(graph, graph.Outputs), training: false);
        var results = new List<Tensor>();
        foreach ((Tensor output, LossAttribute? loss) in graph.Outputs)
        {
            Tensor result = graph.Tensors.Add(Name(graph.Outputs.Count, "output", output), output.Shape, TensorKind.Output);
            results.Add(result);
            Tensor prediction = loss is null ? output : Catalogue.Of(loss).Predict(loss, output, () => result, pass);

            // The result lies in the caller's memory, which no layer may read back.
            if (prediction != result)
                pass.Add(new CopyKernel(prediction, result) { Layer = output.Name, Role = "Output" });
        }

        return new KernelProgram("Predict", pass.Kernels, graph.Inputs, results);
    }

    private static KernelProgram Inspect(NetworkGraph graph)
    {
        ForwardPass pass = Forward(graph, graph.Nodes, training: false);
        return new KernelProgram("Inspect", pass.Kernels, graph.Inputs, graph.Nodes.Select(node => node.Output).ToArray());
    }

    private static KernelProgram Train(NetworkGraph graph, bool inputGradients)
    {
        GraphOutput[] judged = graph.Judged.ToArray();
        IReadOnlyList<LayerNode> needed = Needed(graph, judged);
        ForwardPass forward = Forward(graph, needed, training: true);
        HashSet<Tensor> gradients = NeedingGradient(graph, needed, inputGradients);
        var backward = new BackwardPass(graph.Tensors, forward, gradients);
        var results = new List<Tensor>();
        var targets = new List<Tensor>();
        for (int i = 0; i < judged.Length; i++)
        {
            LossAttribute attribute = judged[i].Loss!;
            Tensor output = judged[i].Tensor;
            Loss loss = Catalogue.Of(attribute);
            var tensors = new LossTensors(
                output,
                graph.Tensors.Add(Name(judged.Length, "target", output), loss.TargetShape(attribute, output.Shape), TensorKind.Target),
                graph.Tensors.Add(Name(judged.Length, "loss", output), new Shape(1), TensorKind.Loss),
                graph.Tensors.Add(Name(judged.Length, "hit", output), new Shape(1), TensorKind.Hit),
                i);
            loss.Backward(attribute, tensors, backward);
            targets.Add(tensors.Target);
            results.Add(tensors.Loss);
            if (loss.TargetIsClassIndex(attribute))
                results.Add(tensors.Hit);
        }

        foreach (LayerNode node in needed.Reverse())
        {
            if (backward.HasGradient(node.Output) && (node.Inputs.Any(gradients.Contains) || node.Parameters.Any(parameter => parameter.Gradient is not null)))
                Catalogue.Of(node.Attribute).Backward(node, backward);
        }

        results.AddRange(needed.SelectMany(node => node.Parameters).Select(parameter => parameter.Gradient).OfType<Tensor>());
        // Running statistics, but not what only stands there, as positions do.
        var written = new HashSet<Tensor>(forward.Kernels.SelectMany(kernel => kernel.Operands).Where(operand => operand.IsWritten).Select(operand => operand.Tensor));
        results.AddRange(needed.SelectMany(node => node.Parameters).Select(parameter => parameter.Tensor).Where(tensor => tensor.Kind == TensorKind.State && written.Contains(tensor)));
        if (inputGradients)
            results.AddRange(graph.Inputs.Where(backward.HasGradient).Select(input => backward.Gradient(input)!.Tensor));
        return new KernelProgram("Train", [.. forward.Kernels, .. backward.Kernels], [.. graph.Inputs, .. targets], results);
    }

    // Where there are several, each has its layer's name.
    private static string Name(int count, string what, Tensor output) => count == 1 ? what : $"{what}.{output.Name}";

    private static ForwardPass Forward(NetworkGraph graph, IEnumerable<LayerNode> nodes, bool training)
    {
        var pass = new ForwardPass(graph.Tensors, training);
        foreach (LayerNode node in nodes)
            Catalogue.Of(node.Attribute).Forward(node, pass);
        return pass;
    }

    /// <summary>The layers that the predictions depend on, in order.</summary>
    internal static IReadOnlyList<LayerNode> Needed(NetworkGraph graph) => Needed(graph, graph.Outputs);

    /// <summary>The layers that these outputs depend on, in order.</summary>
    private static IReadOnlyList<LayerNode> Needed(NetworkGraph graph, IEnumerable<GraphOutput> outputs)
    {
        var tensors = new HashSet<Tensor>(outputs.Select(output => output.Tensor));
        var nodes = new List<LayerNode>();
        foreach (LayerNode node in graph.Nodes.Reverse())
        {
            if (!tensors.Contains(node.Output))
                continue;
            tensors.UnionWith(node.Inputs);
            nodes.Insert(0, node);
        }

        return nodes;
    }

    /// <summary>
    /// The tensors that some trained parameter (or, if wanted, an input) flows into; and the outputs that are judged, so that a loss always has
    /// where to write its gradient.
    /// </summary>
    private static HashSet<Tensor> NeedingGradient(NetworkGraph graph, IReadOnlyList<LayerNode> needed, bool inputGradients)
    {
        var tensors = new HashSet<Tensor>();
        if (inputGradients)
            tensors.UnionWith(graph.Inputs.Where(input => !graph.IsTokens(input)));
        foreach (LayerNode node in needed)
        {
            if (node.Inputs.Any(tensors.Contains) || node.Parameters.Any(parameter => parameter.Gradient is not null))
                tensors.Add(node.Output);
        }

        tensors.UnionWith(graph.Judged.Select(output => output.Tensor));
        return tensors;
    }
}
