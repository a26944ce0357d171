namespace StaticNet.Benchmarks.Commands;

/// <summary>What the mnist command is told.</summary>
internal sealed record MnistOptions
{
    public bool Better { get; private init; }

    public int? Epochs { get; private init; }

    public int Threads { get; private init; } = Environment.ProcessorCount;

    public long Seed { get; private init; } = 1;

    /// <summary>Null if the command line is wrong.</summary>
    public static MnistOptions? Parse(ReadOnlySpan<string> arguments)
    {
        var options = new MnistOptions();
        for (int i = 0; i + 1 < arguments.Length; i += 2)
        {
            string value = arguments[i + 1];
            MnistOptions? next = (arguments[i], int.TryParse(value, out int number)) switch
            {
                ("--net", _) when value is "convnetjs" or "better" => options with { Better = value == "better" },
                ("--epochs", true) when number > 0 => options with { Epochs = number },
                ("--threads", true) when number > 0 => options with { Threads = number },
                ("--seed", true) => options with { Seed = number },
                _ => null,
            };
            if (next is null)
                return null;
            options = next;
        }

        return arguments.Length % 2 == 0 ? options : null;
    }
}
