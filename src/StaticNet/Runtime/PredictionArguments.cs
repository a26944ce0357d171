using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace StaticNet.Runtime;

/// <summary>Checks of what predictions are given, and the messages: who, needs what, got what.</summary>
internal static class PredictionArguments
{
    public static void CheckInput(NetworkDescription network, string method, int length)
    {
        if (length != network.InputLength)
            ThrowInput(network, method, length);
    }

    public static void CheckOutput(NetworkDescription network, string method, int length)
    {
        if (length != network.OutputLength)
            ThrowOutput(network, method, length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CheckBatch(NetworkDescription network, int inputs, int outputs, int count)
    {
        if (count < 0)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"{network.Name}.PredictBatch needs a count of 0 or more");
        if (inputs != (long)count * network.InputLength)
            throw new ArgumentException($"{network.Name}.PredictBatch of {ShapeText.Count(count, "sample")} needs {ShapeText.Count((long)count * network.InputLength, "input")} ({count} times {ShapeText.Of(network.InputShape)}), but got {ShapeText.Count(inputs)}", nameof(inputs));
        if (outputs != (long)count * network.OutputLength)
            throw new ArgumentException($"{network.Name}.PredictBatch of {ShapeText.Count(count, "sample")} needs room for {ShapeText.Count((long)count * network.OutputLength, "output")} ({count} times {ShapeText.Of(network.OutputShape)}), but got {ShapeText.Count(outputs)}", nameof(outputs));
    }

    [DoesNotReturn]
    public static void ThrowInput(NetworkDescription network, string method, int length) =>
        throw new ArgumentException($"{network.Name}.{method} needs {ShapeText.Count(network.InputLength, "input")} ({ShapeText.Of(network.InputShape)}), but got {ShapeText.Count(length)}", "input");

    [DoesNotReturn]
    public static void ThrowOutput(NetworkDescription network, string method, int length) =>
        throw new ArgumentException($"{network.Name}.{method} needs room for {ShapeText.Count(network.OutputLength, "output")} ({ShapeText.Of(network.OutputShape)}), but got {ShapeText.Count(length)}", "output");
}
