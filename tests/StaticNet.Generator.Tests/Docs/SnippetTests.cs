using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Compiler.Model;
using StaticNet.Generator.Tests.Harness;

namespace StaticNet.Generator.Tests.Docs;

/// <summary>
/// Every C# snippet in a Markdown file compiles, with the generator, and breaks no rule. Types of the file's earlier snippets are
/// there, and so are the arrays and data that snippets take for granted. Pages of rules have <see cref="RulePageTests"/>.
/// </summary>
public class SnippetTests
{
    private const string Given = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using StaticNet;
        global using static Given;

        static class Given
        {
            public static float[] image = [], images = [], probabilities = [], input = [], inputs = [], output = [], outputs = [], targets = [], pose = [], poses = [], digit = [], angle = [], angles = [];
            public static int[] labels = [], digits = [];
            public static int count = 0;
            public static LabelledData training = null!, test = null!;
            public static ValueData measured = null!, unseen = null!;
        }
        """;

    // The header of README's digits.safetensors: a dense layer from 28 x 28 to 10.
    private const string Digits = """{"dense1.weight":{"dtype":"F32","shape":[10,784],"data_offsets":[0,31360]},"dense1.bias":{"dtype":"F32","shape":[10],"data_offsets":[31360,31400]}}""";

    public static TheoryData<string, int> Snippets()
    {
        var rows = new TheoryData<string, int>();
        foreach (string file in Files())
            for (int i = 0; i < Blocks(file).Length; i++)
                rows.Add(file, i);
        return rows;
    }

    [Fact]
    public void There_are_snippets_and_none_that_is_not_found()
    {
        Assert.InRange(Snippets().Count, 30, 1_000);
        Assert.All(Files(), file => Assert.DoesNotContain("~~~", File.ReadAllText(Path.Combine(Root(), file))));
    }

    [Theory]
    [MemberData(nameof(Snippets))]
    public async Task Snippet_compiles_and_breaks_no_rule(string file, int index)
    {
        string[] blocks = Blocks(file);
        string snippet = blocks[index];
        HashSet<string> own = [.. Types(snippet).Select(type => type.Identifier.Text)];
        var earlier = new Dictionary<string, string>();
        foreach (BaseTypeDeclarationSyntax type in blocks[..index].SelectMany(Types))
            earlier[type.Identifier.Text] = type.ToFullString();
        string others = string.Join('\n', earlier.Where(type => !own.Contains(type.Key)).Select(type => type.Value));

        bool isProgram = CSharpSyntaxTree.ParseText(snippet).GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();
        var project = new Project
        {
            OutputKind = isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            Weights = (snippet + others).Contains("[Weights(\"digits.safetensors\")]", StringComparison.Ordinal) ? [new WeightFile("digits.safetensors", Digits, IsEmbedded: true)] : [],
        };
        GeneratedOutput compiled = GeneratorRunner.Run(project, snippet, others, Given);
        Assert.True(compiled.Errors.Length == 0, $"{file}, snippet {index + 1}:\n{snippet}\n{string.Join('\n', compiled.Errors.Take(5))}");
        Assert.DoesNotContain(await AnalyzerRunner.Run(compiled), found => found.Severity >= DiagnosticSeverity.Warning);
    }

    private static IEnumerable<BaseTypeDeclarationSyntax> Types(string text) =>
        CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot().Members.OfType<BaseTypeDeclarationSyntax>();

    private static string[] Blocks(string file) =>
        [.. Regex.Matches(File.ReadAllText(Path.Combine(Root(), file)).ReplaceLineEndings("\n"), "^```(?:csharp|cs|C#)\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline).Select(match => match.Groups[1].Value)];

    private static string[] Files() =>
        [.. Directory.GetFiles(Root(), "*.md", new EnumerationOptions { RecurseSubdirectories = true })
            .Select(path => Path.GetRelativePath(Root(), path).Replace('\\', '/'))
            .Where(path => !Regex.IsMatch(path, "(^|/)(bin|obj|artifacts|rules)/"))
            .Order(StringComparer.Ordinal)];

    private static string Root([CallerFilePath] string test = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(test)!, "../../.."));
}
