using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Schedule;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;
using static StaticNet.Compiler.Text.SourceWriter;

namespace StaticNet.Compiler.Emit;

/// <summary>The description that the runtime works by, as an expression.</summary>
internal static class DescriptionText
{
    public static void Emit(SourceWriter writer, CompiledNetwork network)
    {
        using SourceWriter.Block block = writer.Open("private static readonly NetworkDescription Network = new()", "};");
        writer.Line($"Name = {Literal(network.Shaped.Model.Name)},");
        writer.Line($"Inputs = [{string.Join(", ", network.Graph.Inputs.Zip(network.Graph.Vocabularies, Text))}],");
        writer.Line($"Outputs = [{string.Join(", ", network.Graph.Outputs.Select(output => $"new({Literal(output.Tensor.Name)}, {Numbers(output.Tensor.Shape.ToArray())})"))}],");
        if (network.Graph.Loss is not null)
            writer.Line($"Losses = [{string.Join(", ", network.Graph.Judged.Select(Text))}],");
        writer.Line($"WeightFloats = {Literal(network.Parameters.Floats)},");
        if (network.Parameters.PreparedFloats > 0)
            writer.Line($"PreparedFloats = {Literal(network.Parameters.PreparedFloats)},");
        writer.Line($"TrainableFloats = {Literal(network.Parameters.TrainedFloats)},");
        if (network.Parameters.StatisticFloats > 0)
            writer.Line($"StatisticFloats = {Literal(network.Parameters.StatisticFloats)},");
        writer.Line($"PredictFloats = {Literal(network.Predict.Memory.SampleFloats)},");
        writer.Line($"BatchFloatsPerSample = {Literal(network.Batch.Memory.SampleFloats)},");
        writer.Line($"InspectFloats = {Literal(network.Inspect.Memory.SampleFloats)},");
        writer.Line($"TrainingFloatsPerSample = {Literal(network.Train?.Memory.SampleFloats ?? 0)},");
        if (network.Train?.Memory.KeptFloats is > 0 and var kept)
            writer.Line($"TrainingKeptFloatsPerSample = {Literal(kept)},");
        writer.Line($"TrainingFixedFloats = {Literal(network.Train?.Memory.FixedFloats ?? 0)},");
        if (network.WholeStepSamples > 0)
            writer.Line($"WholeStepSamples = {Literal(network.WholeStepSamples)},");
        if (network.Stream is { } stream)
            EmitStream(writer, stream);
        using (writer.OpenList("TrainingPhases ="))
        {
            foreach (KernelPhase phase in network.Train?.Scheduled.Phases ?? [])
            {
                string layers = string.Join(", ", phase.Kernels.Select(kernel => kernel.Layer).Distinct());
                writer.Line($"new({Literal(phase.IsUnits ? ProgramDrivers.Shares : 0)}, {Literal(layers)}{(phase.InMicrobatches ? ", InMicrobatches: true" : "")}),");
            }
        }

        using (writer.OpenList("Layers ="))
        {
            foreach ((LayerNode node, long parameters, long multiplyAdds) in NetworkCost.Of(network))
            {
                writer.Line(
                    $"new({Literal(node.Name)}, {Literal(AttributeText.Of(node.Attribute))}, {Numbers(node.Output.Shape.ToArray())}, {Literal(parameters)}, {Literal(multiplyAdds)}, "
                    + $"{Literal(network.Inspect.Memory.Offsets[node.Output])}, {Text(network.Inspect.Layout(node.Output))}),");
            }
        }

        using (writer.OpenList("Parameters ="))
        {
            foreach ((Parameter parameter, ParameterLayout layout, int offset) in network.Parameters.Items)
            {
                writer.Line(
                    $"new({Literal(parameter.Tensor.Name)}, {Literal(parameter.Layer)}, {Numbers(parameter.Tensor.Shape.ToArray())}, {Literal(offset)}, {Text(layout)}, "
                    + $"{parameter.Initialization}, {(parameter.Gradient is null ? "false" : "true")}{(ParameterBlock.IsStatistic(parameter) ? ", IsStatistic: true" : "")}),");
            }
        }
    }

    private static void EmitStream(SourceWriter writer, CompiledProgram stream)
    {
        using SourceWriter.Block block = writer.Open("Stream = new()", "},");
        writer.Line($"StepInputs = {Literal(stream.Scheduled.Program.Inputs[0].Shape.Size)},");
        writer.Line($"StepOutputs = {Literal(stream.Scheduled.Program.Results[0].Shape.Size)},");
        writer.Line($"FloatsPerStep = {Literal(stream.Memory.SampleFloats)},");
        writer.Line($"StateFloats = {Literal(stream.Memory.FixedFloats)},");
        using (writer.OpenList("States ="))
        {
            foreach (KeyValuePair<Tensor, int> state in stream.Memory.Fixed.OrderBy(pair => pair.Value))
                writer.Line($"new({Literal(state.Key.Name)}, {Literal(state.Key.Shape.Size)}, {Literal(state.Value)}),");
        }
    }

    private static string Text(Tensor input, int vocabulary) =>
        $"new({Literal(input.Name)}, {Numbers(input.Shape.ToArray())}{(vocabulary > 0 ? $", {Literal(vocabulary)}" : "")})";

    private static string Text(GraphOutput output, int index)
    {
        LossAttribute attribute = output.Loss!;
        Layers.Loss loss = Layers.Catalogue.Of(attribute);
        bool labels = loss.TargetIsClassIndex(attribute);
        var properties = new List<string>();
        if (loss.TargetIsPair(attribute))
            properties.Add("TargetIsPair = true");
        if (labels)
        {
            properties.Add($"Prediction = PredictionKind.{loss.Prediction}");
            LabelWeights weights = loss.Labels(attribute);
            if (weights.Classes.Count > 0)
                properties.Add($"ClassWeights = [{string.Join(", ", weights.Classes.Select(weight => Literal(weight)))}]");
            if (weights.Ignored is { } ignored)
                properties.Add($"IgnoredLabel = {Literal(ignored)}");
        }

        if (attribute.Weight != 1)
            properties.Add($"Weight = {Literal(attribute.Weight)}");
        string text = $"new({Literal(AttributeText.Of(attribute))}, {Literal(index)}, TargetKind.{(labels ? "ClassIndex" : "Values")}, {Literal(loss.TargetShape(attribute, output.Tensor.Shape).Size)})";
        return properties.Count == 0 ? text : $"{text} {{ {string.Join(", ", properties)} }}";
    }

    private static string Text(TensorLayout layout)
    {
        string halo = layout.Halo.IsEmpty ? "Halo.None" : $"new({layout.Halo.Top}, {layout.Halo.Left}, {layout.Halo.Bottom}, {layout.Halo.Right})";
        return $"new({Literal(layout.Channels)}, {Literal(layout.Height)}, {Literal(layout.Width)}, {Literal(layout.PixelStride)}, {halo}, {(layout.PixelMajor ? "true" : "false")})";
    }

    private static string Text(ParameterLayout layout)
    {
        if (layout.Rows == 1 && layout.Dims.Length == 1)
            return $"ParameterLayout.Vector({Literal(layout.Columns)})";
        string blocks = layout.BlockStrides is null ? "" : $", {layout.Blocks}, {Numbers(layout.BlockStrides)}";
        return $"new({Literal(layout.Rows)}, {Literal(layout.Columns)}, {Numbers(layout.Dims)}, {Numbers(layout.RowStrides)}, {Numbers(layout.ColumnStrides)}{blocks})";
    }

    private static string Numbers(IEnumerable<int> numbers) => $"[{string.Join(", ", numbers.Select(number => Literal(number)))}]";
}
