using System.Runtime.InteropServices;

namespace StaticNet.Runtime;

/// <summary>
/// Samples and targets of networks with several of them, or with tokens: in memory those of a sample follow each other, ints among the
/// floats. Checks what comes in, and packs it.
/// </summary>
internal static class JointSamples
{
    /// <summary>Checks the length of an input, and that its tokens are in their range.</summary>
    /// <param name="network">Whose input.</param>
    /// <param name="method">Who asks, for messages: "Predict".</param>
    /// <param name="input">Which input.</param>
    /// <param name="values">What was given, as ints where it is tokens.</param>
    /// <param name="count">How many samples.</param>
    public static void CheckInput(NetworkDescription network, string method, int input, ReadOnlySpan<float> values, int count)
    {
        InputDescription description = network.Inputs[input];
        if (values.Length != (long)count * description.Length)
            throw new ArgumentException($"{network.Name}.{method} needs {Needed(description.Length, count, description.IsTokens ? "token" : "input")} ({ShapeText.Of(description.Shape)}{Each(count)}) for '{description.Name}', but got {ShapeText.Count(values.Length)}", description.Name);
        if (description.IsTokens)
            CheckTokens(network, method, input, MemoryMarshal.Cast<float, int>(values));
    }

    /// <summary>Checks the length of an output.</summary>
    public static void CheckOutput(NetworkDescription network, string method, int output, int length, int count)
    {
        OutputDescription description = network.Outputs[output];
        if (length != (long)count * description.Length)
            throw new ArgumentException($"{network.Name}.{method} needs room for {Needed(description.Length, count, "output")} ({ShapeText.Of(description.Shape)}{Each(count)}) of '{description.Name}', but got {ShapeText.Count(length)}", description.Name);
    }

    /// <summary>Checks the length of a loss's targets, and that labels are classes.</summary>
    public static void CheckTarget(NetworkDescription network, string method, int loss, ReadOnlySpan<float> values, int count)
    {
        LossDescription description = network.Losses[loss];
        OutputDescription output = network.Outputs[description.Output];
        bool labels = description.Target == TargetKind.ClassIndex;
        if (values.Length != (long)count * description.Length)
            throw new ArgumentException($"{network.Name}.{method} needs {Needed(description.Length, count, labels ? "label" : "target value")} ({ShapeText.Count(count, "sample")} times {ShapeText.Count(description.Length)}) for '{output.Name}', but got {ShapeText.Count(values.Length)}", output.Name);
        if (!labels)
            return;
        int classes = output.Length / description.Length;
        ReadOnlySpan<int> indices = MemoryMarshal.Cast<float, int>(values);
        for (int i = 0; i < indices.Length; i++)
        {
            if ((uint)indices[i] >= (uint)classes && indices[i] != description.IgnoredLabel)
                throw new ArgumentOutOfRangeException(output.Name, indices[i], $"Label {i} for '{output.Name}' of {network.Name} is {indices[i]}, but its classes are 0 to {classes - 1}");
        }
    }

    /// <summary>Copies some samples of one input, output or target to their places among the others of their samples.</summary>
    /// <param name="values">All samples.</param>
    /// <param name="first">The first one to copy.</param>
    /// <param name="count">How many.</param>
    /// <param name="packed">Where the first sample's own is to lie.</param>
    /// <param name="length">Floats of one.</param>
    /// <param name="stride">Floats from a sample to the next one.</param>
    public static unsafe void Pack(ReadOnlySpan<float> values, int first, int count, float* packed, int length, int stride)
    {
        for (int i = 0; i < count; i++)
            values.Slice((first + i) * length, length).CopyTo(new Span<float>(packed + (nint)i * stride, length));
    }

    /// <summary>The other way round.</summary>
    public static unsafe void Unpack(float* packed, Span<float> values, int first, int count, int length, int stride)
    {
        for (int i = 0; i < count; i++)
            new ReadOnlySpan<float>(packed + (nint)i * stride, length).CopyTo(values.Slice((first + i) * length, length));
    }

    /// <summary>Where an input lies in a sample.</summary>
    public static int InputOffset(NetworkDescription network, int input)
    {
        int offset = 0;
        for (int i = 0; i < input; i++)
            offset += network.Inputs[i].Length;
        return offset;
    }

    /// <summary>Where an output lies in a prediction.</summary>
    public static int OutputOffset(NetworkDescription network, int output)
    {
        int offset = 0;
        for (int i = 0; i < output; i++)
            offset += network.Outputs[i].Length;
        return offset;
    }

    /// <summary>Where a loss's target lies among the sample's targets.</summary>
    public static int TargetOffset(NetworkDescription network, int loss)
    {
        int offset = 0;
        for (int i = 0; i < loss; i++)
            offset += network.Losses[i].Length;
        return offset;
    }

    /// <summary>Checks all tokens of packed samples.</summary>
    public static void CheckPacked(NetworkDescription network, string method, ReadOnlySpan<float> samples)
    {
        int stride = network.InputLength, offset = 0;
        for (int input = 0; input < network.Inputs.Length; offset += network.Inputs[input++].Length)
        {
            for (int at = offset; network.Inputs[input].IsTokens && at < samples.Length; at += stride)
                CheckTokens(network, method, input, MemoryMarshal.Cast<float, int>(samples.Slice(at, network.Inputs[input].Length)));
        }
    }

    private static void CheckTokens(NetworkDescription network, string method, int input, ReadOnlySpan<int> tokens)
    {
        InputDescription description = network.Inputs[input];
        for (int i = 0; i < tokens.Length; i++)
        {
            if ((uint)tokens[i] >= (uint)description.Vocabulary)
                throw new ArgumentOutOfRangeException(description.Name, tokens[i], $"{network.Name}.{method} got token {tokens[i]} at position {i % description.Length} of sample {i / description.Length} of '{description.Name}', but its vocabulary is 0 to {description.Vocabulary - 1}");
        }
    }

    private static string Needed(int length, int count, string noun) => ShapeText.Count((long)count * length, noun);

    private static string Each(int count) => count == 1 ? "" : $" for each of {ShapeText.Count(count, "sample")}";
}
