using System.Text.Json.Nodes;
using StaticNet.Runtime;

namespace StaticNet.Tool;

/// <summary>
/// Where a network's memory goes, in bytes: each parameter's place in the block of weights, with the unused columns that its panels end with,
/// and the workspaces, whose places are shared by tensors that do not live at the same time.
/// </summary>
internal sealed class MemoryMap(NetworkDescription network)
{
    /// <summary>The parameters in the order in which they lie in memory.</summary>
    private IEnumerable<ParameterDescription> Parameters => network.Parameters.OrderBy(parameter => parameter.Offset);

    private (string Key, string Title, long Floats)[] Blocks =>
    [
        ("weights", "weights", network.WeightFloats),
        ("prepared", "what predictions make of the weights", network.PreparedFloats),
        ("predict", "one prediction", network.PredictFloats),
        ("batchPerSample", "a batch of predictions, each sample", network.BatchFloatsPerSample),
        ("gradients", "training: gradients", network.TrainingPhases.Length == 0 ? 0 : network.TrainableFloats),
        ("trainingPerSample", "training: each sample in work", network.TrainingFloatsPerSample),
        ("trainingKeptPerSample", "training: kept of each sample of a batch", network.TrainingKeptFloatsPerSample),
        ("training", "training: for all samples", network.TrainingFixedFloats),
        ("streamPerStep", "a stream: each step that runs at once", network.Stream?.FloatsPerStep ?? 0),
        ("streamState", "a stream: its state", network.Stream?.StateFloats ?? 0),
    ];

    public JsonNode Json()
    {
        var blocks = new JsonObject();
        foreach (var (key, _, floats) in Blocks)
            blocks[key + "Bytes"] = Bytes(floats);
        blocks["parameters"] = new JsonArray([.. Parameters.Select(parameter => (JsonNode)new JsonObject
        {
            ["name"] = parameter.Name,
            ["shape"] = Output.Array(parameter.Shape),
            ["offset"] = Bytes(parameter.Offset),
            ["bytes"] = Bytes(parameter.Layout.Size),
            ["trained"] = parameter.Trainable,
        })]);
        return blocks;
    }

    /// <summary>Two tables.</summary>
    public override string ToString()
    {
        string[][] parameters = [.. Parameters.Select(x => (string[])[x.Name, $"[{string.Join(", ", x.Shape)}]", x.Trainable ? "trained" : "", Output.Count(Bytes(x.Offset)), Output.Count(Bytes(x.Layout.Size))])];
        string[][] blocks = [.. Blocks.Where(x => x.Floats > 0).Select(x => (string[])[x.Title, Output.Count(Bytes(x.Floats))])];
        return Output.Table(["in the weights", "shape", "", "offset", "bytes"], parameters, textColumns: 3) + "\n" + Output.Table(["memory of", "bytes"], blocks, textColumns: 1).TrimEnd();
    }

    private static long Bytes(long floats) => sizeof(float) * floats;
}
