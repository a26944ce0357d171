using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Compiler.Rules;
using StaticNet.Generator.Tests.Harness;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Whatever stands above a class: the generator and the analyzers do not throw, and it either compiles or an error says why not.</summary>
public class FuzzTests
{
    // Lists of one row share a compilation.
    private const int Rows = 10, ListsOfRow = 200, Seed = 20_250;

    public static TheoryData<int> Numbers => new(Enumerable.Range(0, Rows));

    [Theory, MemberData(nameof(Numbers))]
    public async Task Random_attribute_lists_compile_or_are_explained(int row)
    {
        int[] seeds = [.. Enumerable.Range(Seed + row * ListsOfRow, ListsOfRow)];
        string[] lists = [.. seeds.Select(RandomDeclaration.Attributes)];
        GeneratedOutput output = GeneratorRunner.Run(new Project(), [.. lists.Select((list, i) => $"#nullable disable\nusing StaticNet;\n\n[Network]\n{list}\npublic partial class F{i};\n")]);
        Assert.Equal(ListsOfRow, output.Files.Count);

        DiagnosticAnalyzer[] analyzers = [.. typeof(NetworkAnalyzer).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer))).Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];
        ImmutableArray<Diagnostic> all = await output.Compilation.WithAnalyzers([.. analyzers], new AnalyzerOptions([], new ProjectOptions(new Project()))).GetAnalyzerDiagnosticsAsync();
        Diagnostic? thrown = all.FirstOrDefault(diagnostic => diagnostic.Id is "AD0001" || diagnostic.Id.StartsWith("SN9", StringComparison.Ordinal));
        Assert.True(thrown is null, $"{thrown}\n{Of(thrown)}");

        ILookup<string, Diagnostic> analyzed = all.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToLookup(File);
        ILookup<string, Diagnostic> compiled = output.Errors.ToLookup(File);
        for (int i = 0; i < lists.Length; i++)
        {
            string user = i == 0 ? "Net.cs" : $"Net{i + 1}.cs", said = $"seed {seeds[i]}\n{lists[i]}";
            Diagnostic[] generated = [.. compiled[$"F{i}.g.cs"]];
            Diagnostic? other = compiled[user].Concat(generated).FirstOrDefault(error => error.Id != "CS1029");
            Assert.True(other is null, $"{other}\n{said}");
            Assert.DoesNotContain(generated, error => error.GetMessage().Contains(RuleIds.InternalError));
            Assert.True(analyzed[user].Any() == generated.Length > 0, $"analyzers and generator disagree\n{said}\n{string.Join("\n", analyzed[user].Concat(generated))}");
        }

        // If every list were wrong, or every one right, this would test little.
        Assert.InRange(lists.Select((_, i) => i).Count(i => !compiled[$"F{i}.g.cs"].Any()), ListsOfRow / 50, ListsOfRow * 3 / 4);
        Assert.True(all.Select(diagnostic => diagnostic.Id).Distinct().Count() > 10);

        string Of(Diagnostic? diagnostic) => diagnostic is null ? "" : diagnostic.Location.SourceTree?.ToString() ?? "";
    }

    private static string File(Diagnostic diagnostic) => Path.GetFileName(diagnostic.Location.SourceTree?.FilePath ?? "");
}
