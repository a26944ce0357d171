namespace StaticNet;

/// <summary>Samples with a vector of values as their target.</summary>
public sealed class ValueData : Dataset
{
    /// <summary>Wraps arrays; they are not copied.</summary>
    /// <param name="inputs">The samples one behind the other, each in row-major order.</param>
    /// <param name="targets">The targets one behind the other.</param>
    /// <param name="inputLength">Floats of a sample.</param>
    /// <param name="targetLength">Floats of a target.</param>
    /// <exception cref="ArgumentException">The numbers of inputs and targets do not fit.</exception>
    public ValueData(float[] inputs, float[] targets, int inputLength, int targetLength)
        : this(inputs.AsMemory(), targets.AsMemory(), inputLength, targetLength)
    {
    }

    private ValueData(ReadOnlyMemory<float> inputs, ReadOnlyMemory<float> targets, int inputLength, int targetLength)
        : base(inputs, targets.Length, targetLength, inputLength) => Targets = targets;

    /// <summary>All targets, one behind the other.</summary>
    public ReadOnlyMemory<float> Targets { get; }

    /// <summary>The target of one sample.</summary>
    public ReadOnlySpan<float> Target(int index) => Targets.Span.Slice(index * TargetLength, TargetLength);

    /// <summary>Some of the samples, without copying.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are not all there.</exception>
    public ValueData Slice(int start, int count)
    {
        CheckRange(start, count);
        return new ValueData(Inputs.Slice(start * InputLength, count * InputLength), Targets.Slice(start * TargetLength, count * TargetLength), InputLength, TargetLength);
    }
}
