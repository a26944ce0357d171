using System.Diagnostics;

namespace StaticNet.Benchmarks.Measuring;

/// <summary>What a process does whose start is measured: it makes a network and predicts twice.</summary>
internal static class FirstPrediction
{
    /// <summary>Prints when it started, was ready, had predicted, and had predicted again, in ticks of the system's clock.</summary>
    public static int Run(string network, long entered)
    {
        Span<float> outputs = stackalloc float[10];
        return network switch
        {
            nameof(Mlp) => OfMlp(entered, outputs),
            nameof(DigitNet) => OfDigitNet(entered, outputs),
            _ => OfConvNetJs(entered, outputs),
        };
    }

    private static int OfMlp(long entered, Span<float> outputs)
    {
        using var net = new Mlp(1);
        ReadOnlySpan<float> inputs = new float[Mlp.InputLength];
        long made = Stopwatch.GetTimestamp();
        net.Predict(inputs, outputs);
        long first = Stopwatch.GetTimestamp();
        net.Predict(inputs, outputs);
        return Print(entered, made, first, Stopwatch.GetTimestamp());
    }

    private static int OfDigitNet(long entered, Span<float> outputs)
    {
        using var net = new DigitNet(1);
        ReadOnlySpan<float> inputs = new float[DigitNet.InputLength];
        long made = Stopwatch.GetTimestamp();
        net.Predict(inputs, outputs);
        long first = Stopwatch.GetTimestamp();
        net.Predict(inputs, outputs);
        return Print(entered, made, first, Stopwatch.GetTimestamp());
    }

    private static int OfConvNetJs(long entered, Span<float> outputs)
    {
        using var net = new ConvNetJs(1);
        ReadOnlySpan<float> inputs = new float[ConvNetJs.InputLength];
        long made = Stopwatch.GetTimestamp();
        net.Predict(inputs, outputs);
        long first = Stopwatch.GetTimestamp();
        net.Predict(inputs, outputs);
        return Print(entered, made, first, Stopwatch.GetTimestamp());
    }

    private static int Print(long entered, long made, long first, long second)
    {
        Console.WriteLine(FormattableString.Invariant($"{entered} {made} {first} {second}"));
        return 0;
    }
}
