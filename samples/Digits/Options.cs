namespace Digits;

/// <summary>What the command line asks for.</summary>
public sealed record Options
{
    /// <summary>What --help prints.</summary>
    public const string Help = """
        Trains DigitNet, shows what it learned, and writes artifacts/digits.html and artifacts/digits.safetensors.

          --data DIR        train on MNIST's four IDX files in DIR, plain or .gz, instead of drawn digits
          --download [DIR]  fetch MNIST into DIR (artifacts/mnist) first, with checksums, and train on it
          --epochs N        how often each digit is seen (6)
          --seed N          of the drawn digits, the first weights and the order of training (1)
          --threads N       how many threads train (all cores)
          --quick           fewer digits and epochs: seconds, for trying out
          --help            this text
        """;

    private static readonly string[] Names = ["--data", "--download", "--epochs", "--seed", "--threads", "--quick", "--help"];

    /// <summary>MNIST's folder; null for drawn digits.</summary>
    public string? DataFolder { get; private init; }

    /// <summary>Whether to fetch MNIST into <see cref="DataFolder"/> first.</summary>
    public bool Download { get; private init; }

    /// <summary>How often each digit is seen; null unless told.</summary>
    public int? Epochs { get; private init; }

    /// <summary>Of everything random.</summary>
    public long Seed { get; private init; } = 1;

    /// <summary>How many threads work.</summary>
    public int Threads { get; private init; } = Environment.ProcessorCount;

    /// <summary>Whether a few seconds are to be enough.</summary>
    public bool Quick { get; private init; }

    /// <summary>Whether only <see cref="Help"/> is wanted.</summary>
    public bool ShowHelp { get; private init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="UsageException">An option is unknown, or its value is missing or wrong.</exception>
    public static Options Parse(string[] arguments)
    {
        var options = new Options();
        for (int i = 0; i < arguments.Length; i++)
        {
            string name = arguments[i];
            string? next = i + 1 < arguments.Length && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal) ? arguments[i + 1] : null;
            switch (name)
            {
                case "--data":
                    options = options with { DataFolder = next ?? throw new UsageException("--data needs a folder") };
                    i++;
                    break;
                case "--download":
                    options = options with { Download = true, DataFolder = next ?? options.DataFolder };
                    i += next is null ? 0 : 1;
                    break;
                case "--epochs":
                    options = options with { Epochs = (int)Number(name, next, 1, 1000) };
                    i++;
                    break;
                case "--seed":
                    options = options with { Seed = Number(name, next, long.MinValue, long.MaxValue) };
                    i++;
                    break;
                case "--threads":
                    options = options with { Threads = (int)Number(name, next, 1, 256) };
                    i++;
                    break;
                case "--quick":
                    options = options with { Quick = true };
                    break;
                case "--help" or "-h":
                    options = options with { ShowHelp = true };
                    break;
                default:
                    throw new UsageException($"there is no option '{name}'" + (Nearest(name) is { } nearest ? $"; did you mean '{nearest}'?" : ""));
            }
        }
        return options.Download && options.DataFolder is null ? options with { DataFolder = Path.Combine("artifacts", "mnist") } : options;
    }

    private static long Number(string name, string? text, long least, long most) =>
        long.TryParse(text, out long number) && number >= least && number <= most
            ? number
            : throw new UsageException($"{name} needs a whole number" + (least == long.MinValue ? "" : $" from {least:N0} to {most:N0}") + (text is null ? "" : $", but has '{text}'"));

    // The option that shares most pairs of neighbouring letters, dashes aside; null if all share none.
    private static string? Nearest(string name)
    {
        string nearest = Names.MaxBy(known => Likeness(known, name))!;
        return Likeness(nearest, name) > 0 ? nearest : null;
    }

    // Dice's coefficient: 2 |shared pairs| / (|pairs of a| + |pairs of b|)
    private static double Likeness(string a, string b)
    {
        string[] pairsOfA = Pairs(a), pairsOfB = Pairs(b);
        return 2.0 * pairsOfA.Intersect(pairsOfB).Count() / (pairsOfA.Length + pairsOfB.Length);
    }

    private static string[] Pairs(string text)
    {
        string letters = text.TrimStart('-');
        return [.. Enumerable.Range(0, Math.Max(letters.Length - 1, 0)).Select(i => letters.Substring(i, 2)).Distinct()];
    }
}

/// <summary>The command line says something that does not exist.</summary>
public sealed class UsageException(string message) : Exception(message);
