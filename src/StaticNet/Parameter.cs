using StaticNet.Runtime;

namespace StaticNet;

/// <summary>
/// A parameter or running statistic of a network, in PyTorch's shape and order whatever its layout in memory. It reads and
/// writes the network's own weights; do not write while another thread predicts.
/// </summary>
public sealed unsafe class Parameter
{
    private readonly Network network;
    private readonly ParameterDescription description;

    internal Parameter(Network network, ParameterDescription description)
    {
        this.network = network;
        this.description = description;
        Length = description.Layout.Length;
    }

    /// <summary>PyTorch's name: "conv2d1.weight".</summary>
    public string Name => description.Name;

    /// <summary>The name of its layer.</summary>
    public string Layer => description.Layer;

    /// <summary>PyTorch's shape: [out, in] for the weight of a dense layer.</summary>
    public IReadOnlyList<int> Shape => description.Shape;

    /// <summary>How many numbers it has.</summary>
    public int Length { get; }

    /// <summary>Whether an optimizer changes it; neither running statistics nor parameters of a frozen layer are trainable.</summary>
    public bool IsTrainable => description.Trainable;

    /// <summary>Whether it is a running statistic, which a layer itself moves while training, unless it is frozen.</summary>
    public bool IsStatistic => description.IsStatistic;

    internal ParameterDescription Description => description;

    /// <summary>Copies the values, in row-major order.</summary>
    /// <exception cref="ArgumentException">The target has not exactly <see cref="Length"/> floats.</exception>
    public void CopyTo(Span<float> target)
    {
        CheckLength(target.Length, nameof(target));
        Gather(network.ReadableWeights, target);
        GC.KeepAlive(network);
    }

    /// <summary>Replaces the values, given in row-major order.</summary>
    /// <exception cref="ArgumentException">There are not exactly <see cref="Length"/> values.</exception>
    public void Set(ReadOnlySpan<float> values)
    {
        CheckLength(values.Length, nameof(values));
        Scatter(values, network.WeightPointer);
        GC.KeepAlive(network);
    }

    /// <summary>The values in a new array, in row-major order.</summary>
    public float[] ToArray()
    {
        var values = new float[Length];
        CopyTo(values);
        return values;
    }

    /// <summary>"conv2d1.weight [8, 1, 5, 5]".</summary>
    public override string ToString() => $"{Name} {ShapeText.Of(Shape)}";

    /// <summary>Reads the parameter, or its gradient, from a block that is laid out as the weights.</summary>
    internal void Gather(float* block, Span<float> target)
    {
        float* source = block + description.Offset;
        for (int i = 0; i < target.Length; i++)
            target[i] = source[description.Layout.IndexOf(i)];
    }

    /// <summary>Writes values into a block that is laid out as the weights.</summary>
    internal void Scatter(ReadOnlySpan<float> values, float* block)
    {
        float* target = block + description.Offset;
        for (int i = 0; i < values.Length; i++)
            target[description.Layout.IndexOf(i)] = values[i];
    }

    private void CheckLength(int length, string argument)
    {
        if (length != Length)
            throw new ArgumentException($"'{Name}' {ShapeText.Of(Shape)} has {ShapeText.Count(Length, "value")}, but got {ShapeText.Count(length)}", argument);
    }
}
