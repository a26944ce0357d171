extern alias generator;

using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Benchmarks.Compiling;
using StaticNet.Benchmarks.Measuring;

namespace StaticNet.Benchmarks.Commands;

/// <summary>What an editor waits for after an edit: all analyzers on a file of 50 networks and their uses, and the generator on a network of 60 layers.</summary>
internal static class AnalyzeCommand
{
    private const int Networks = 50, Runs = 20, WarmUps = 10;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
        [new generator::StaticNet.Generator.NetworkAnalyzer(), new generator::StaticNet.Generator.Uses.NetworkUseAnalyzer()];

    private static readonly CompilationWithAnalyzersOptions Options = new(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: true);

    public static int Run(bool asJson)
    {
        var table = new Table("what", "first, ms", "warm median, ms", "warm minimum, ms");
        table.Notes.Add($"{Runs} runs after {WarmUps}, each after an edit of the file; \"first\" is with the JIT's work");
        List<double> analyzers = [], analysis = [], compiler = [], generation = [];
        Compilation project = WithGenerated(Declarations.Compile(Networks50(edit: 0)));
        CSharpCompilation deep = Declarations.Compile(Layers60(edit: 0));
        GeneratorDriver driver = Declarations.NewDriver();
        for (int run = 0; run < 1 + WarmUps + Runs; run++)
        {
            project = Edit(project, Networks50(run));
            compiler.Add(Milliseconds(() => project.GetSemanticModel(project.SyntaxTrees.First()).GetDiagnostics()));
            CompilationWithAnalyzers analyzed = project.WithAnalyzers(Analyzers, Options);
            analysis.Add(Milliseconds(() => Analyze(analyzed)));
            analyzers.Add(Analyzers.Sum(analyzer => analyzed.GetAnalyzerTelemetryInfoAsync(analyzer, default).GetAwaiter().GetResult().ExecutionTime.TotalMilliseconds));
            deep = (CSharpCompilation)Edit(deep, Layers60(run));
            generation.Add(Milliseconds(() => driver = driver.RunGenerators(deep)));
        }

        Add(table, $"all analyzers, {Networks} networks and {Networks} calls", analyzers);
        Add(table, "the same with what Roslyn binds for them", analysis);
        Add(table, "the C# compiler's own diagnostics of that file", compiler);
        Add(table, "the generator, 60 layers", generation);
        table.Print(asJson);
        return 0;
    }

    /// <summary>What an editor asks for: the diagnostics of one file.</summary>
    private static void Analyze(CompilationWithAnalyzers analyzed)
    {
        SemanticModel model = analyzed.Compilation.GetSemanticModel(analyzed.Compilation.SyntaxTrees.First());
        ImmutableArray<Diagnostic> found = analyzed.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, default).GetAwaiter().GetResult();
        if (found.Length != Networks || found.Any(diagnostic => diagnostic.Id != "SN3101"))
            throw new InvalidOperationException($"expected {Networks} wrong lengths, found {string.Join(", ", found.Select(diagnostic => diagnostic.Id))}");
    }

    // Calls are bound against generated members, as in an editor.
    private static Compilation WithGenerated(Compilation compilation)
    {
        Declarations.NewDriver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation all, out _);
        return all;
    }

    private static Compilation Edit(Compilation compilation, string text)
    {
        SyntaxTree tree = compilation.SyntaxTrees.First();
        return compilation.ReplaceSyntaxTree(tree, Declarations.Parse(text, tree.FilePath));
    }

    private static double Milliseconds(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void Add(Table table, string what, List<double> times)
    {
        var warm = Measurement.Of(times[(1 + WarmUps)..], Runs);
        table.Add(what, times[0], warm.Median, warm.Minimum);
    }

    /// <summary>Fifty small networks, and a call of each with an array that is one too short.</summary>
    private static string Networks50(int edit)
    {
        var text = new StringBuilder($"// edit {edit}\nusing StaticNet;\n\nnamespace Compiled;\n\n");
        for (int i = 0; i < Networks; i++)
        {
            text.Append($"[Network, Input(1, 12, 12), Conv2D(4, 3), ReLU, MaxPool2D(2), Flatten, Dense({10 + i}), SoftmaxCrossEntropy]\npublic partial class Net{i};\n");
            text.Append($"public static class Use{i} {{ public static void Run(float[] y) => new Net{i}().Predict(new float[143], y); }}\n");
        }

        return text.ToString();
    }

    /// <summary>Nineteen stages of three layers, and an end of three. Each edit renames the class, so that all steps run anew.</summary>
    private static string Layers60(int edit)
    {
        string stages = string.Concat(Enumerable.Repeat("Conv2D(16, 3, Same = true, Bias = false), BatchNorm, ReLU, ", 19));
        return $"using StaticNet;\n\nnamespace Compiled;\n\n[Network, Input(3, 16, 16), {stages}Flatten, Dense(16), Dense(10), SoftmaxCrossEntropy]\npublic partial class Deep{edit};\n";
    }
}
