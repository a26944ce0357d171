using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Benchmarks.Compiling;
using StaticNet.Benchmarks.Measuring;

namespace StaticNet.Benchmarks.Commands;

/// <summary>
/// How long the generator takes, how much it emits, and how long the C# compiler takes for that. Each run renames the network, so that
/// nothing but the generator's own code is warm: its incremental steps all run anew.
/// </summary>
internal static class GenerateCommand
{
    private const int Runs = 20, WarmUps = 10, Compilations = 5;

    /// <summary>Times the generator; with a folder, writes what it emits there.</summary>
    public static int Run(bool asJson, string? folder = null)
    {
        var table = new Table("network", "first, ms", "warm median, ms", "warm minimum, ms", "bytes", "lines", "compiler, ms");
        table.Notes.Add($"the generator alone, through CSharpGeneratorDriver, {Runs} runs after {WarmUps}; \"first\" of the first network is with the JIT's work; compiler: Roslyn's Emit of declaration and emitted text, the least of {Compilations}");
        foreach (string network in (ReadOnlySpan<string>)[nameof(DigitNet), nameof(Mlp), nameof(TwelveConvolutions), nameof(ResNet20), nameof(Encoder)])
            Add(table, network, folder);
        table.Print(asJson);
        return 0;
    }

    private static void Add(Table table, string network, string? folder)
    {
        CSharpCompilation compilation = Declarations.Compile(Declarations.Text(network));
        GeneratorDriver driver = Declarations.NewDriver();
        var times = new List<double>();
        for (int run = 0; run < 1 + WarmUps + Runs; run++)
        {
            SyntaxTree changed = Declarations.Parse(Declarations.Text(network, $"{network}{run}"), "Net1.cs");
            compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], changed);
            long start = Stopwatch.GetTimestamp();
            driver = driver.RunGenerators(compilation);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        string text = Declarations.Generated(driver);
        if (folder is not null)
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(folder).FullName, $"{network}.g.cs"), text);
        var warm = Measurement.Of(times[(1 + WarmUps)..], Runs);
        table.Add(network, times[0], warm.Median, warm.Minimum, Encoding.UTF8.GetByteCount(text), text.Count(letter => letter == '\n'), Compile(network));
    }

    // Each time from text that the compiler has not seen.
    private static double Compile(string network)
    {
        double least = double.PositiveInfinity;
        for (int run = 0; run < Compilations; run++)
        {
            Declarations.NewDriver().RunGeneratorsAndUpdateCompilation(Declarations.Compile(Declarations.Text(network)), out Compilation generated, out _);
            using var image = new MemoryStream();
            long start = Stopwatch.GetTimestamp();
            if (generated.Emit(image) is { Success: false } failure)
                throw new InvalidOperationException(string.Join('\n', failure.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return least;
    }
}
