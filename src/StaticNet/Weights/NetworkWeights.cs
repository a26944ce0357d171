using StaticNet.Runtime;

namespace StaticNet.Weights;

/// <summary>Networks to and from safetensors files. Loading is strict: the file has exactly the network's tensors, or nothing changes.</summary>
internal static class NetworkWeights
{
    /// <summary>Tensors that begin so are of a training (see <see cref="TrainingFile"/>) and no business of the network.</summary>
    public const string TrainingPrefix = "optim.";

    public static void Save(Network network, string path) => Collect(network).Write(path);

    public static void Save(Network network, Stream stream) => Collect(network).Write(stream);

    public static void Load(Network network, string path) => Load(network, SafetensorsFile.Open(path), path);

    public static void Load(Network network, Stream stream) => Load(network, SafetensorsFile.Read(stream), "the stream");

    public static SafetensorsWriter Collect(Network network)
    {
        var writer = new SafetensorsWriter();
        foreach (Parameter parameter in network.Parameters)
            writer.Add(parameter.Name, [.. parameter.Shape.Select(x => (long)x)], parameter.ToArray());
        foreach (string counter in Counters(network))
            writer.Add(counter, [], [network.BatchesTracked]);
        return writer;
    }

    private static void Load(Network network, SafetensorsFile file, string source)
    {
        List<string> problems = Compare(network, file);
        if (problems.Count > 0)
            throw new WeightsException($"{source} does not fit {network.Description.Name}, so nothing was loaded:\n  {string.Join("\n  ", problems)}", problems);
        Apply(network, file);
    }

    /// <summary>Whether a tensor is of a training, and not a parameter that happens to be named so.</summary>
    public static bool IsOfTraining(Network network, string tensor) =>
        tensor.StartsWith(TrainingPrefix, StringComparison.Ordinal) && !network.Parameters.TryGet(tensor, out _) && !Counters(network).Contains(tensor);

    /// <summary>Takes the values of a file that was compared before.</summary>
    public static void Apply(Network network, SafetensorsFile file)
    {
        foreach (Parameter parameter in network.Parameters)
            parameter.Set(file[parameter.Name].ToArray());
        network.BatchesTracked = Counters(network).Select(x => file.TryGet(x, out SafetensorsEntry? counter) ? counter.ToInt64() : 0).DefaultIfEmpty(0).Max();
    }

    // PyTorch keeps a count of batches beside running statistics. Files without it are as good.
    private static string[] Counters(Network network) =>
        [.. network.Parameters.Where(x => x.Name == x.Layer + ".running_mean").Select(x => x.Layer + ".num_batches_tracked")];

    /// <summary>A sentence for each tensor that is missing, unexpected or of another shape.</summary>
    public static List<string> Compare(Network network, SafetensorsFile file)
    {
        var problems = new List<string>();
        string[] counters = Counters(network);
        string[] unexpected = [.. file.Tensors.Select(x => x.Name).Where(x => !network.Parameters.TryGet(x, out _) && !counters.Contains(x) && !IsOfTraining(network, x))];
        foreach (Parameter parameter in network.Parameters)
        {
            if (!file.TryGet(parameter.Name, out SafetensorsEntry? tensor))
                problems.Add($"missing: '{parameter.Name}' {ShapeText.Of(parameter.Shape)}");
            else if (!tensor.Shape.SequenceEqual(parameter.Shape.Select(x => (long)x)))
                problems.Add($"mis-shaped: '{parameter.Name}' is {ShapeText.Of(parameter.Shape)} here, but [{string.Join(", ", tensor.Shape)}] in the file");
        }

        foreach (string name in counters)
        {
            if (file.TryGet(name, out SafetensorsEntry? counter) && counter.Length != 1)
                problems.Add($"mis-shaped: '{name}' is [] here, but [{string.Join(", ", counter.Shape)}] in the file");
        }

        problems.AddRange(unexpected.Select(x => $"unexpected: '{x}' [{string.Join(", ", file[x].Shape)}]"));
        return problems;
    }
}
