using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Benchmarks.Compiling;
using StaticNet.Benchmarks.Measuring;

namespace StaticNet.Benchmarks.Commands;

/// <summary>
/// How long the generator takes. Each run renames the network, so that nothing but the generator's own code is warm: its
/// incremental steps all run anew.
/// </summary>
internal static class GenerateCommand
{
    private const int Runs = 20, WarmUps = 10;

    /// <summary>Times the generator; with a folder, writes what it emits there.</summary>
    public static int Run(bool asJson, string? folder = null)
    {
        var table = new Table("network", "first, ms", "warm median, ms", "warm minimum, ms", "bytes", "lines");
        table.Notes.Add($"the generator alone, through CSharpGeneratorDriver, {Runs} runs after {WarmUps}; \"first\" of the first network is with the JIT's work");
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
        table.Add(network, times[0], warm.Median, warm.Minimum, Encoding.UTF8.GetByteCount(text), text.Count(letter => letter == '\n'));
    }
}
