using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Shapes.Weights;

/// <summary>
/// Compares a network's parameters with the tensors of a file, by the rules of loading: exactly the network's tensors, and
/// PyTorch's counts of batches where there are running statistics.
/// </summary>
internal static class CheckWeights
{
    /// <summary>What is wrong with the weights that are to be compiled in; null for nothing.</summary>
    /// <param name="network">A network without errors.</param>
    /// <param name="file">The file as the build handed it on; null where the project does not list it.</param>
    public static Issue? Run(ShapedNetwork network, WeightFile? file)
    {
        if (network.Model.Weights is not { } weights)
            return null;
        string name = network.Model.Name, path = WeightFile.Normalize(weights.File ?? "");
        if (file is not { IsEmbedded: true })
            return Report(RuleIds.WeightsMissing, $"the project does not list it; put <StaticNetWeights Include=\"{path}\" /> into the project file");
        if (file.Header.Trim() == WeightFile.Missing)
            return Report(RuleIds.WeightsMissing, "there is no such file; train the network and write it with Save");
        try
        {
            string[] problems = Differences(network, file).ToArray();
            return problems.Length == 0 ? null : Report(RuleIds.WeightsDoNotFit, string.Join("; ", problems));
        }
        catch (FormatException exception)
        {
            return Report(RuleIds.WeightsMalformed, exception.Message);
        }

        Issue Report(string rule, string what) => new(rule, Anchor.Weights, new([name, path, what]));
    }

    /// <summary>Every tensor that is missing, of another shape, or not expected; empty where the file can be loaded.</summary>
    /// <exception cref="FormatException">The file is malformed.</exception>
    public static IEnumerable<string> Differences(ShapedNetwork network, WeightFile file)
    {
        Dictionary<string, StoredTensor> stored = SafetensorsHeader.Read(file.Header).ToDictionary(tensor => tensor.Name);
        var missing = new List<string>();
        foreach (Parameter parameter in BuildGraph.Build(network).Parameters)
        {
            string name = parameter.Tensor.Name;
            if (!stored.TryGetValue(name, out StoredTensor? tensor))
                missing.Add($"'{name}' {parameter.Tensor.Shape} is missing");
            else if (!tensor.Shape.SequenceEqual(parameter.Tensor.Shape.ToArray().Select(size => (long)size)))
                missing.Add($"'{name}' is {parameter.Tensor.Shape} here, but {tensor.ShapeText} in the file");
            stored.Remove(name);
            if (name == parameter.Layer + ".running_mean")
                stored.Remove(parameter.Layer + ".num_batches_tracked");
        }

        return missing.Concat(stored.Values.OrderBy(tensor => tensor.Begin).Select(tensor => $"'{tensor.Name}' {tensor.ShapeText} is not expected"));
    }
}
