using StaticNet.Runtime;

namespace StaticNet;

/// <summary>Samples in memory, one behind the other, with their targets.</summary>
public abstract class Dataset
{
    private protected Dataset(ReadOnlyMemory<float> inputs, int targets, int targetLength, int inputLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputLength, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetLength, 1);
        Count = targets / targetLength;
        if (targets % targetLength != 0 || inputs.Length != (long)Count * inputLength)
            throw new ArgumentException($"{ShapeText.Count(targets, "target value")}, {targetLength} a sample, need {ShapeText.Count((long)Count * inputLength, "input")}, {inputLength} a sample, but got {ShapeText.Count(inputs.Length)}", nameof(inputs));
        Inputs = inputs;
        InputLength = inputLength;
        TargetLength = targetLength;
    }

    /// <summary>How many samples.</summary>
    public int Count { get; }

    /// <summary>Floats of a sample.</summary>
    public int InputLength { get; }

    /// <summary>Values of a sample's target; 1 where it is a class index.</summary>
    public int TargetLength { get; }

    /// <summary>All samples, one behind the other, each in row-major order.</summary>
    public ReadOnlyMemory<float> Inputs { get; }

    /// <summary>One sample.</summary>
    public ReadOnlySpan<float> Input(int index) => Inputs.Span.Slice(index * InputLength, InputLength);

    private protected void CheckRange(int start, int count)
    {
        if (start < 0 || count < 0 || start > Count - count)
            throw new ArgumentOutOfRangeException(nameof(start), start, $"Samples {start} to {start + (long)count - 1} are not all among the {Count}");
    }
}
