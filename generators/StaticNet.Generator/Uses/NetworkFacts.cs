using StaticNet.Compiler.Emit;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Shapes;

namespace StaticNet.Generator.Uses;

/// <summary>What a network's declaration says about its use. Inferred, not read from generated members: these may not be there yet.</summary>
/// <param name="Name">The class.</param>
/// <param name="Inputs">What a sample is made of, in the order of the members' parameters.</param>
/// <param name="Outputs">What a prediction is made of, in the order of the members' parameters.</param>
/// <param name="Targets">What training compares predictions with, in the order of the members' parameters; empty where the network only predicts.</param>
/// <param name="Shaped">All that was inferred.</param>
internal sealed record NetworkFacts(string Name, IReadOnlyList<SpanFacts> Inputs, IReadOnlyList<SpanFacts> Outputs, IReadOnlyList<TargetFacts> Targets, ShapedNetwork Shaped)
{
    /// <summary>Of a shaped network; null where there is an error, about which enough is said.</summary>
    public static NetworkFacts? Of(ShapedNetwork network)
    {
        if (!network.IsValid || network.Layers.Count == 0)
            return null;
        string name = network.Model.Name;
        Shape[] inputs = [.. network.Model.Inputs.Select(input => new Shape(input.Shape))], outputs = [.. network.Outputs.Select(output => network.Layers[output.Layer].Output)];
        ShapedOutput[] judged = [.. network.Outputs.Where(output => output.Loss is not null)];
        if (!JointParts.AreNeeded(network.Model))
        {
            TargetFacts[] target = [.. judged.Select(output => new TargetFacts(name, ["labels", "targets"], network.Model.Losses[output.Loss!.Value], outputs[0]))];
            return new NetworkFacts(name, [new(name, ["input", "inputs"], "inputs", inputs[0], $"{name}.InputLength")], [new(name, ["output", "outputs"], "outputs", outputs[0], $"{name}.OutputLength")], target, network);
        }

        // The parameters are named by the declaration; a constant for each there is not.
        JointParts parts = JointParts.Of(network.Model);
        var names = new NetworkNames(network.Model);
        return new NetworkFacts(
            name,
            [.. inputs.Select((shape, i) => new SpanFacts($"{name}.{names[-1 - i]}", Parameter(parts.Inputs[i]), parts.Inputs[i].IsInts ? "tokens" : "inputs", shape, null))],
            [.. outputs.Select((shape, i) => new SpanFacts($"{name}.{network.Layers[network.Outputs[i].Layer].Name}", Parameter(parts.Outputs[i]), "outputs", shape, null))],
            [.. judged.Select((output, i) => new TargetFacts($"{name}.{network.Layers[output.Layer].Name}", Parameter(parts.Targets[i]), network.Model.Losses[output.Loss!.Value], outputs[i]))],
            network);
    }

    private static string[] Parameter(JointPart part) => [part.Name.TrimStart('@')];
}
