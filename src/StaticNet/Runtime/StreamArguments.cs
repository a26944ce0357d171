namespace StaticNet.Runtime;

/// <summary>Checks of what a stream is given, and the messages.</summary>
internal static class StreamArguments
{
    /// <summary>How many steps there are; throws where they are not whole, or the outputs not as many.</summary>
    public static int Steps(string network, StreamDescription stream, int inputs, int outputs)
    {
        (int count, int rest) = Math.DivRem(inputs, stream.StepInputs);
        if (rest != 0)
            throw new ArgumentException($"A stream of {network} needs {ShapeText.Count(stream.StepInputs, "input")} for each step, but {ShapeText.Count(inputs)} leave {ShapeText.Count(rest)} over", "steps");
        if (outputs != (long)count * stream.StepOutputs)
            throw new ArgumentException($"A stream of {network} needs room for {ShapeText.Count((long)count * stream.StepOutputs, "output")} ({ShapeText.Count(count, "step")} of {ShapeText.Count(stream.StepOutputs)}), but got {ShapeText.Count(outputs)}", "outputs");
        return count;
    }

    public static void CheckState(string network, string method, int expected, int length)
    {
        if (length != expected)
            throw new ArgumentException($"{method} of {network}'s stream needs {ShapeText.Count(expected, "number")}, but got {ShapeText.Count(length)}", method == nameof(StreamingSession.SetState) ? "source" : "destination");
    }
}
