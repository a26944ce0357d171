using StaticNet.Runtime;
using StaticNet.Weights;

namespace StaticNet;

/// <summary>
/// A trainer to and from a safetensors file: the network's tensors, and beside them for each trained parameter "optim.NAME.STATE" with
/// the parameter's shape, in PyTorch's order; "optim.NAME.best" also for running statistics. Loading is strict: everything fits, or nothing changes.
/// </summary>
internal static unsafe class TrainingFile
{
    private const string Average = "average", Waiting = "waiting", Best = "best";

    public static SafetensorsWriter Collect(Trainer trainer)
    {
        SafetensorsWriter writer = NetworkWeights.Collect(trainer.Network);
        var metadata = TrainingMetadata.Of(trainer);
        foreach (var (parameter, name) in States(trainer, metadata))
        {
            var values = new float[parameter.Length];
            parameter.Gather(Place(trainer, name), values);
            writer.Add(NameOf(parameter, name), [.. parameter.Shape.Select(x => (long)x)], values);
        }

        foreach (var (key, value) in metadata.Write())
            writer.AddMetadata(key, value);
        return writer;
    }

    public static void Restore(Trainer trainer, SafetensorsFile file, string source)
    {
        var problems = new List<string>();
        TrainingMetadata? metadata = TrainingMetadata.Read(file.Metadata, problems);
        problems.AddRange(NetworkWeights.Compare(trainer.Network, file));
        if (metadata is not null)
            Compare(trainer, file, metadata, problems);
        if (problems.Count > 0)
            throw new WeightsException($"{source} does not fit this training of {trainer.Network.Description.Name}, so nothing was loaded:\n  {string.Join("\n  ", problems)}", problems);

        // Averages begin with the weights where the file has none.
        double? decay = metadata!.AverageDecay ?? trainer.AverageDecay;
        trainer.AverageDecay = null;
        NetworkWeights.Apply(trainer.Network, file);
        trainer.AverageDecay = decay;
        (trainer.Accumulation.Batches, trainer.Accumulation.Samples, trainer.Accumulation.Weight) = (metadata.Batches, metadata.Samples, metadata.Weight);
        trainer.WatchBest(metadata.EarlyStopping);
        foreach (var (parameter, name) in States(trainer, metadata))
            parameter.Scatter(file[NameOf(parameter, name)].ToArray(), Place(trainer, name));
        trainer.Restore(metadata);
    }

    private static void Compare(Trainer trainer, SafetensorsFile file, TrainingMetadata metadata, List<string> problems)
    {
        if (metadata.Optimizer != trainer.Optimizer.ToString())
        {
            problems.Add($"optimizer: it was trained by {metadata.Optimizer}, but the trainer has {trainer.Optimizer}");
            return;
        }

        var expected = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (parameter, name) in States(trainer, metadata))
        {
            string full = NameOf(parameter, name);
            expected.Add(full);
            if (!file.TryGet(full, out SafetensorsEntry? tensor))
                problems.Add($"missing: '{full}' {ShapeText.Of(parameter.Shape)}");
            else if (!tensor.Shape.SequenceEqual(parameter.Shape.Select(x => (long)x)))
                problems.Add($"mis-shaped: '{full}' is {ShapeText.Of(parameter.Shape)} here, but [{string.Join(", ", tensor.Shape)}] in the file");
        }

        problems.AddRange(file.Tensors.Select(x => x.Name).Where(x => NetworkWeights.IsOfTraining(trainer.Network, x) && !expected.Contains(x)).Select(x => $"unexpected: '{x}' [{string.Join(", ", file[x].Shape)}]"));
    }

    /// <summary>The names of all floats that go with each parameter.</summary>
    private static IEnumerable<(Parameter Parameter, string Name)> States(Trainer trainer, TrainingMetadata metadata)
    {
        string[] names = [.. trainer.Optimizer.StateNames, .. metadata.AverageDecay is null ? Array.Empty<string>() : [Average], .. metadata.Batches == 0 ? Array.Empty<string>() : [Waiting]];
        bool hasBest = metadata.EarlyStopping is { KeepsWeights: true, BestEpoch: not null };
        return trainer.Network.Parameters.SelectMany(parameter => (IEnumerable<string>)[.. parameter.IsTrainable ? names : [], .. hasBest ? [Best] : Array.Empty<string>()], (parameter, name) => (parameter, name));
    }

    /// <summary>The block that they lie in, laid out as the weights.</summary>
    private static float* Place(Trainer trainer, string name) => name switch
    {
        Average => trainer.ParameterUpdate.Average!.Pointer,
        Waiting => trainer.Accumulation.Sums,
        Best => trainer.Best!.Weights,
        _ => trainer.ParameterUpdate.State(trainer.Optimizer.StateNames.ToList().IndexOf(name)),
    };

    private static string NameOf(Parameter parameter, string state) => $"{NetworkWeights.TrainingPrefix}{parameter.Name}.{state}";
}
