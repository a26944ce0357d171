using StaticNet.Layouts;

namespace StaticNet.Runtime;

/// <summary>What the compiler knows of a network. Sizes are in floats.</summary>
public sealed class NetworkDescription
{
    // Every call checks against them, so they are not multiplied out each time; 0 before the first.
    private int inputLength, outputLength, targetLength;

    /// <summary>The class's name.</summary>
    public required string Name { get; init; }

    /// <summary>The inputs. Those of one sample follow each other in memory.</summary>
    public required InputDescription[] Inputs { get; init; }

    /// <summary>The outputs. Those of one prediction follow each other in memory.</summary>
    public required OutputDescription[] Outputs { get; init; }

    /// <summary>The losses, each with its target; none for a network that only predicts. The targets of one sample follow each other in memory.</summary>
    public LossDescription[] Losses { get; init; } = [];

    /// <summary>The layers in order.</summary>
    public required LayerDescription[] Layers { get; init; }

    /// <summary>The parameters and running statistics, in order of their layers.</summary>
    public required ParameterDescription[] Parameters { get; init; }

    /// <summary>Floats of the weight block.</summary>
    public required int WeightFloats { get; init; }

    /// <summary>Floats behind the weight block that predictions make of it; see <see cref="NetworkProgram.Prepare"/>.</summary>
    public int PreparedFloats { get; init; }

    /// <summary>How many floats of the weight block, from the start, are trained; running statistics that move follow, then what is frozen.</summary>
    public required int TrainableFloats { get; init; }

    /// <summary>How many of them are running statistics that training moves.</summary>
    public int StatisticFloats { get; init; }

    /// <summary>Workspace of one prediction.</summary>
    public required int PredictFloats { get; init; }

    /// <summary>Workspace of a batch of predictions, for each sample of its capacity.</summary>
    public required int BatchFloatsPerSample { get; init; }

    /// <summary>Workspace of <see cref="NetworkProgram.Inspect"/>.</summary>
    public required int InspectFloats { get; init; }

    /// <summary>Workspace of training, for each sample that is in work at a time: of a microbatch where a step is cut into some, else of the batch.</summary>
    public required int TrainingFloatsPerSample { get; init; }

    /// <summary>What training keeps of each sample of a batch until all microbatches are done.</summary>
    public int TrainingKeptFloatsPerSample { get; init; }

    /// <summary>Workspace of training that does not grow with the batch.</summary>
    public required int TrainingFixedFloats { get; init; }

    /// <summary>How the network runs step by step; null where it cannot.</summary>
    public StreamDescription? Stream { get; init; }

    /// <summary>
    /// Of how many samples a step takes so little that it is better run by one thread, by <see cref="NetworkProgram.TrainWhole"/>; 0 where that
    /// has no code of its own.
    /// </summary>
    public int WholeStepSamples { get; init; }

    /// <summary>The phases of a training step, in order.</summary>
    public required TrainingPhase[] TrainingPhases { get; init; }

    /// <summary>The shape of one sample, of the first input where there are several.</summary>
    public int[] InputShape => Inputs[0].Shape;

    /// <summary>The shape of one prediction, of the first output where there are several.</summary>
    public int[] OutputShape => Outputs[0].Shape;

    /// <summary>Floats (or tokens, which are as long) of one sample, all inputs together.</summary>
    public int InputLength
    {
        get
        {
            if (inputLength != 0)
                return inputLength;
            int length = 0;
            foreach (InputDescription input in Inputs)
                length += input.Length;
            return inputLength = length;
        }
    }

    /// <summary>Floats of one prediction, all outputs together.</summary>
    public int OutputLength
    {
        get
        {
            if (outputLength != 0)
                return outputLength;
            int length = 0;
            foreach (OutputDescription output in Outputs)
                length += output.Length;
            return outputLength = length;
        }
    }

    /// <summary>Floats (or class indices, which are as long) of a sample's target, all losses together; 0 without a loss.</summary>
    public int TargetLength
    {
        get
        {
            // Without a loss it is counted anew, which nobody does often.
            if (targetLength != 0)
                return targetLength;
            int length = 0;
            foreach (LossDescription loss in Losses)
                length += loss.Length;
            return targetLength = length;
        }
    }

    /// <summary>What a target is, of the first loss where there are several.</summary>
    public TargetKind Target => Losses.Length == 0 ? TargetKind.None : Losses[0].Target;

    /// <summary>The losses by name, or "none".</summary>
    public string Loss => Losses.Length == 0 ? "none" : string.Join(" + ", Losses.Select(loss => loss.Name));

    /// <summary>Whether samples are tokens or have several inputs, outputs or targets, so that the members are made for them.</summary>
    public bool IsJoint => Inputs.Length > 1 || Outputs.Length > 1 || Losses.Length > 1 || Inputs[0].IsTokens;
}

/// <summary>An input.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">The shape of one sample.</param>
/// <param name="Vocabulary">How many tokens there are, whose indices it takes; 0 where it takes floats.</param>
public sealed record InputDescription(string Name, int[] Shape, int Vocabulary = 0)
{
    /// <summary>Floats or tokens of one sample.</summary>
    public int Length { get; } = Shape.Aggregate(1, (a, b) => a * b);

    /// <summary>Whether it takes indices of tokens, as ints.</summary>
    public bool IsTokens => Vocabulary > 0;
}

/// <summary>An output.</summary>
/// <param name="Name">The name of the layer that gives it.</param>
/// <param name="Shape">The shape of one prediction.</param>
public sealed record OutputDescription(string Name, int[] Shape)
{
    /// <summary>Floats of one prediction.</summary>
    public int Length { get; } = Shape.Aggregate(1, (a, b) => a * b);
}

/// <summary>A loss.</summary>
/// <param name="Name">What it is, with its settings: "SoftmaxCrossEntropy".</param>
/// <param name="Output">Which output it judges.</param>
/// <param name="Target">What a target is.</param>
/// <param name="Length">How many floats (or, for class indices, ints) a sample's target has.</param>
public sealed record LossDescription(string Name, int Output, TargetKind Target, int Length)
{
    /// <summary>What a prediction is.</summary>
    public PredictionKind Prediction { get; init; }

    /// <summary>Whether a target is a pair of an output's index and its value, in place of a value for each.</summary>
    public bool TargetIsPair { get; init; }

    /// <summary>A weight for each class, in the loss's mean; null where all count alike.</summary>
    public double[]? ClassWeights { get; init; }

    /// <summary>The label that does not count; null where there is none.</summary>
    public int? IgnoredLabel { get; init; }

    /// <summary>What the loss is multiplied by in the sum that is trained.</summary>
    public double Weight { get; init; } = 1;
}

/// <summary>What a loss's target is.</summary>
public enum TargetKind
{
    /// <summary>There is no loss.</summary>
    None,

    /// <summary>Indices of classes, from 0 to the output's length / <see cref="LossDescription.Length"/> - 1.</summary>
    ClassIndex,

    /// <summary>Floats, as many as the output has unless the loss says otherwise.</summary>
    Values,
}

/// <summary>What a prediction is.</summary>
public enum PredictionKind
{
    /// <summary>Values like the targets.</summary>
    Values,

    /// <summary>A probability for each class.</summary>
    Probabilities,

    /// <summary>The logarithm of a probability for each class.</summary>
    LogProbabilities,

    /// <summary>A score for each class, of which the largest wins.</summary>
    Scores,
}

/// <summary>A part of a training step that needs no waiting inside.</summary>
/// <param name="Units">Into how many independent units of work it is cut; 0 where these are the samples of the batch.</param>
/// <param name="Layers">The layers that it works for, for messages.</param>
/// <param name="InMicrobatches">
/// Whether it may run for some samples of a batch at a time, in turn with its neighbours of this kind. However a batch is cut, the result is the
/// same bit for bit.
/// </param>
public sealed record TrainingPhase(int Units, string Layers, bool InMicrobatches = false);

/// <summary>A layer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is, with its settings: "Conv2D(8, 5, Padding = 2)".</param>
/// <param name="OutputShape">The shape of its output.</param>
/// <param name="Parameters">How many numbers it learns, or has learned where it is frozen.</param>
/// <param name="MultiplyAdds">Multiply-adds of one prediction.</param>
/// <param name="Offset">Where its output lies after <see cref="NetworkProgram.Inspect"/>.</param>
/// <param name="Layout">How its output lies there.</param>
public sealed record LayerDescription(string Name, string Kind, int[] OutputShape, int Parameters, long MultiplyAdds, int Offset, TensorLayout Layout);

/// <summary>A parameter or a running statistic.</summary>
/// <param name="Name">PyTorch's name: "conv2d1.weight".</param>
/// <param name="Layer">The layer's name.</param>
/// <param name="Shape">PyTorch's shape.</param>
/// <param name="Offset">Where it lies in the weight block.</param>
/// <param name="Layout">How it lies there.</param>
/// <param name="Initializer">What it is before training.</param>
/// <param name="Trainable">Whether the optimizer changes it: neither running statistics nor what is frozen.</param>
/// <param name="IsStatistic">Whether it is a running statistic.</param>
public sealed record ParameterDescription(
    string Name, string Layer, int[] Shape, int Offset, ParameterLayout Layout, Initializer Initializer, bool Trainable, bool IsStatistic = false);
