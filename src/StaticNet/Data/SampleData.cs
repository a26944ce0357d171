using System.Runtime.InteropServices;
using StaticNet.Runtime;

namespace StaticNet;

/// <summary>
/// Samples and targets for a network of several inputs, outputs or losses, or of tokens. The network's own <c>Samples</c> makes them from one
/// span for each; they are checked and copied.
/// </summary>
public sealed unsafe class SampleData : Dataset
{
    private readonly float[] inputs;
    private readonly float[] targets;

    /// <summary>Makes room for samples; the network's <c>Samples</c> fills it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="length">Floats (or tokens) of all samples of the first input.</param>
    public SampleData(NetworkDescription network, int length)
        : this(network, new float[Samples(network, length) * network.InputLength], new float[Samples(network, length) * network.TargetLength])
    {
    }

    private SampleData(NetworkDescription network, float[] inputs, float[] targets)
        : base(inputs, targets.Length, network.TargetLength, network.InputLength)
    {
        Description = network;
        this.inputs = inputs;
        this.targets = targets;
    }

    /// <summary>The network that they fit.</summary>
    public NetworkDescription Description { get; }

    /// <summary>Fills an input of floats.</summary>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    public void SetInput(int input, ReadOnlySpan<float> values)
    {
        JointSamples.CheckInput(Description, "Samples", input, values, Count);
        fixed (float* packed = inputs)
            JointSamples.Pack(values, 0, Count, packed + JointSamples.InputOffset(Description, input), Description.Inputs[input].Length, InputLength);
    }

    /// <summary>Fills an input of tokens.</summary>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary.</exception>
    public void SetInput(int input, ReadOnlySpan<int> tokens) => SetInput(input, MemoryMarshal.Cast<int, float>(tokens));

    /// <summary>Fills targets of floats.</summary>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    public void SetTarget(int loss, ReadOnlySpan<float> values)
    {
        JointSamples.CheckTarget(Description, "Samples", loss, values, Count);
        fixed (float* packed = targets)
            JointSamples.Pack(values, 0, Count, packed + JointSamples.TargetOffset(Description, loss), Description.Losses[loss].Length, TargetLength);
    }

    /// <summary>Fills targets of class indices.</summary>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    public void SetTarget(int loss, ReadOnlySpan<int> labels) => SetTarget(loss, MemoryMarshal.Cast<int, float>(labels));

    /// <summary>Some of the samples, copied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are not all there.</exception>
    public SampleData Slice(int start, int count)
    {
        CheckRange(start, count);
        return new SampleData(
            Description,
            inputs.AsSpan(start * InputLength, count * InputLength).ToArray(),
            targets.AsSpan(start * TargetLength, count * TargetLength).ToArray());
    }

    /// <summary>All targets of one sample.</summary>
    internal ReadOnlySpan<float> TargetOf(int index) => targets.AsSpan(index * TargetLength, TargetLength);

    private static int Samples(NetworkDescription network, int length)
    {
        ArgumentNullException.ThrowIfNull(network);
        return length / network.Inputs[0].Length;
    }
}
