using System.Text;
using StaticNet.Runtime;

namespace StaticNet;

/// <summary>A network as a table: layers, shapes, parameters, multiply-adds, bytes. <see cref="ToString"/> prints it.</summary>
public sealed class NetworkSummary
{
    private readonly NetworkDescription description;

    /// <summary>Sums up what the compiler knows of a network.</summary>
    public NetworkSummary(NetworkDescription description) => this.description = description;

    /// <summary>The network's name.</summary>
    public string Name => description.Name;

    /// <summary>The shape of one sample.</summary>
    public IReadOnlyList<int> InputShape => description.InputShape;

    /// <summary>The shape of one prediction.</summary>
    public IReadOnlyList<int> OutputShape => description.OutputShape;

    /// <summary>The layers in order.</summary>
    public IReadOnlyList<LayerDescription> Layers => description.Layers;

    /// <summary>How many numbers are learnt.</summary>
    public long Parameters => description.Layers.Sum(x => (long)x.Parameters);

    /// <summary>Multiply-adds of one prediction.</summary>
    public long MultiplyAdds => description.Layers.Sum(x => x.MultiplyAdds);

    /// <summary>Bytes of the weights in memory.</summary>
    public long WeightBytes => 4L * description.WeightFloats;

    /// <summary>Bytes that predicting one sample works in.</summary>
    public long PredictBytes => 4L * description.PredictFloats;

    /// <summary>Bytes that training works in, beside the weights and without the optimizer's state.</summary>
    /// <param name="batchSize">How many samples a step has.</param>
    /// <param name="threads">How many threads the trainer has: each has samples of its own in work.</param>
    public long TrainingBytes(int batchSize, int threads = 1) => description.TrainingPhases.Length == 0
        ? 0
        : AllTrainingBytes + TrainingBytesPerSample * Microbatches.Size(description, batchSize, threads) + KeptBytesPerSample * batchSize;

    /// <summary>Bytes that training works in for each sample that is in work at a time.</summary>
    internal long TrainingBytesPerSample => 4L * description.TrainingFloatsPerSample;

    /// <summary>Bytes that training keeps of each sample of a batch, where not all are in work at a time.</summary>
    internal long KeptBytesPerSample => 4L * description.TrainingKeptFloatsPerSample;

    /// <summary>Bytes that training works in for all samples together.</summary>
    internal long AllTrainingBytes => 4L * (description.TrainableFloats + description.TrainingFixedFloats);

    /// <summary>The table.</summary>
    public override string ToString()
    {
        var rows = new List<string[]>
        {
            new[] { "layer", "kind", "output", "parameters", "multiply-adds", "bytes" },
        };
        foreach (InputDescription input in description.Inputs)
            rows.Add([input.Name, input.IsTokens ? "Tokens" : "", ShapeText.Of(input.Shape), "", "", Bytes(input.Length)]);
        foreach (LayerDescription layer in description.Layers)
            rows.Add([layer.Name, layer.Kind, ShapeText.Of(layer.OutputShape), ShapeText.Count(layer.Parameters), ShapeText.Count(layer.MultiplyAdds), Bytes(layer.OutputShape.Aggregate(1L, (a, b) => a * b))]);
        foreach (LossDescription loss in description.Losses)
            rows.Add(["loss", loss.Name, "", "", "", ""]);
        rows.Add(["total", "", "", ShapeText.Count(Parameters), ShapeText.Count(MultiplyAdds), ""]);

        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        var text = new StringBuilder();
        text.Append(Name).Append(": ").AppendJoin(", ", description.Inputs.Select(x => ShapeText.Of(x.Shape))).Append(" -> ").AppendJoin(", ", description.Outputs.Select(x => ShapeText.Of(x.Shape))).Append('\n');
        for (int i = 0; i < rows.Count; i++)
        {
            if (i == 1 || i == rows.Count - 1)
                text.AppendJoin("  ", widths.Select(width => new string('-', width))).Append('\n');
            text.Append(Line(rows[i], widths)).Append('\n');
        }

        text.Append("weights ").Append(ShapeText.Count(WeightBytes)).Append(" bytes, predicting ").Append(ShapeText.Count(PredictBytes)).Append(" bytes");
        if (description.TrainingPhases.Length > 0)
            text.Append(", training ").Append(ShapeText.Count(TrainingBytesPerSample)).Append(" bytes a sample").Append(Kept).Append(" and ").Append(ShapeText.Count(AllTrainingBytes));
        return text.ToString();
    }

    private string Kept => KeptBytesPerSample == 0 ? "" : $" in work, {ShapeText.Count(KeptBytesPerSample)} a sample of the batch";

    private static string Bytes(long floats) => ShapeText.Count(4 * floats);

    // Names and shapes stand left, numbers right.
    private static string Line(string[] row, int[] widths) =>
        string.Join("  ", row.Select((cell, column) => column < 3 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd();
}
