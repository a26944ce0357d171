using System.Diagnostics;

namespace StaticNet.Benchmarks.Measuring;

/// <summary>What a process does whose start is measured: it makes a network and predicts twice.</summary>
internal static class FirstPrediction
{
    /// <summary>Prints when it started, was ready, had predicted, and had predicted again, in ticks of the system's clock.</summary>
    /// <returns>0; 2 where there is no such network.</returns>
    public static int Run(string? network, long entered)
    {
        Span<float> outputs = stackalloc float[10];
        return network switch
        {
            nameof(Mlp) => OfMlp(entered, outputs),
            nameof(DigitNet) => OfDigitNet(entered, outputs),
            nameof(ConvNetJs) => OfConvNetJs(entered, outputs),
            _ => Refuse(),
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

    private static int Refuse()
    {
        Console.Error.WriteLine($"usage: NETWORK, one of {nameof(Mlp)}, {nameof(DigitNet)}, {nameof(ConvNetJs)}; prints when it was entered, had a network, had predicted once and twice, in ticks");
        return 2;
    }

    private static int Print(long entered, long made, long first, long second)
    {
        Console.WriteLine(FormattableString.Invariant($"{entered} {made} {first} {second}"));
        return 0;
    }
}
