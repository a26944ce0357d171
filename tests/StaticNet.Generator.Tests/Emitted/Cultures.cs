using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using StaticNet.Generator.Tests.Harness;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>All that is said and written about numbers and names, in a process that has had a culture from its beginning.</summary>
internal static class Cultures
{
    // Numbers of either sign with a point in them, and names whose small letters are others in Turkish.
    private const string Source = """
        using StaticNet;

        [Network, Input(1, 7, 7, Name = "IMAGE")]
        [Conv2D(3, 3, Padding = 1, Name = "INITIAL"), LeakyReLU(-0.25), LocalResponseNorm(Alpha = 1e-4), MaxPool2D(2)]
        [Flatten, Dense(9), ELU(1.5), Dropout(0.125), Dense(3), SoftmaxCrossEntropy(LabelSmoothing = 0.1)]
        public partial class INet;
        """;

    private static readonly string[] Broken =
    [
        "using StaticNet; [Network, Input(4), Dense(3), Dropout(-1.5), SoftmaxCrossEntropy] public partial class Net;",
        "using StaticNet; [Network, Input(4), Dense(1234567, Name = \"I\"), ReLU(From = \"i\")] public partial class Net;",
        "using StaticNet; [Network, Input(8, 128, 128), Flatten, Dense(10)] public partial class Net;",
    ];

    /// <summary>Prints the culture and what it does, and then what must not depend on it.</summary>
    public static int Say(string name)
    {
        CultureInfo culture = Of(name);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = culture;
        Console.WriteLine($"{name}: {-1234.5:n1} {"I".ToLower(culture)}");
        Console.WriteLine(Hash("text", Encoding.UTF8.GetBytes(string.Join("\n", GeneratorRunner.Run(Source).Files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key}\n{file.Value}")))));
        foreach (string source in Broken)
        {
            foreach (Diagnostic diagnostic in AnalyzerRunner.Run(source).Result)
                Console.WriteLine($"{diagnostic.Id} {diagnostic.GetMessage(culture)}");
            Console.WriteLine(string.Join("\n", GeneratorRunner.Run(source).ErrorLines));
        }

        using CompiledNetwork compiled = CompiledNetwork.Load("INet", Source);
        using Network network = compiled.Create(seed: 3);
        Console.WriteLine(new NetworkSummary(network.Description).ToString());
        using var trainer = new ClassifierTrainer(network, new Adam(0.0125), batchSize: 2) { Schedule = new CosineDecay(steps: 12345, minimum: 1.5e-7), Seed = -3 };
        trainer.Step(new float[2 * 49], [1, 2]);
        byte[] saved = Saved(trainer);
        Console.WriteLine(Hash("training", saved));
        trainer.Schedule = new ConstantRate();
        trainer.Load(new MemoryStream(saved));
        Console.WriteLine(Hash("loaded and saved again", Saved(trainer)));
        Console.WriteLine(FormattableString.Invariant($"{trainer.Schedule.Rate(trainer.LearningRate, 1234):R} {trainer.StepCount} {trainer.Seed}"));
        return 0;
    }

    private static byte[] Saved(Trainer trainer)
    {
        using var file = new MemoryStream();
        trainer.Save(file);
        return file.ToArray();
    }

    private static string Hash(string what, byte[] bytes) => $"{what}: {bytes.Length} bytes, {Convert.ToHexString(SHA256.HashData(bytes))}";

    // "none" is the invariant one, "odd" one of our own, which a machine without cultures has too.
    private static CultureInfo Of(string name)
    {
        if (name == "none")
            return CultureInfo.InvariantCulture;
        if (name != "odd")
            return new CultureInfo(name);
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "\u2212", PositiveInfinitySymbol = "\u00e4\u00e4ret\u00f6n" };
        return culture;
    }
}
