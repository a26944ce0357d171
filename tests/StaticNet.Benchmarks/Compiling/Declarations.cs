extern alias generator;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace StaticNet.Benchmarks.Compiling;

/// <summary>The text of Networks.cs, and compilations of single networks of it.</summary>
internal static class Declarations
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) == "StaticNet.dll")
            .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The declaration of one network and of all blocks as a file of its own, under another name if one is given.</summary>
    public static string Text(string network, string? newName = null)
    {
        string[] lines = Lines();
        int last = Array.FindIndex(lines, line => line == $"public partial class {network};");
        int first = last >= 0 ? Array.LastIndexOf(lines, "[Network]", last) : throw new ArgumentException($"Networks.cs declares no '{network}'", nameof(network));
        lines[last] = $"public partial class {newName ?? network};";
        return "using StaticNet;\n\nnamespace Compiled;\n\n" + string.Join('\n', lines[first..(last + 1)]) + "\n" + Blocks();
    }

    /// <summary>The declarations of all blocks.</summary>
    public static string Blocks()
    {
        string[] lines = Lines();
        var blocks = new List<string>();
        for (int first = Array.IndexOf(lines, "[NetworkBlock]"); first >= 0; first = Array.IndexOf(lines, "[NetworkBlock]", first + 1))
            blocks.AddRange(lines[first..(Array.FindIndex(lines, first, line => line.StartsWith("public class ", StringComparison.Ordinal)) + 1)]);
        return string.Join('\n', blocks) + "\n";
    }

    private static string[] Lines()
    {
        using var stream = new StreamReader(typeof(Declarations).Assembly.GetManifestResourceStream("Networks.cs")!);
        return stream.ReadToEnd().ReplaceLineEndings("\n").Split('\n');
    }

    /// <summary>A user's project with these files.</summary>
    public static CSharpCompilation Compile(params string[] texts) => CSharpCompilation.Create(
        "User",
        texts.Select((text, i) => Parse(text, $"Net{i + 1}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Options, path);

    /// <summary>A driver with StaticNet's generator alone.</summary>
    public static GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create([new generator::StaticNet.Generator.StaticNetGenerator().AsSourceGenerator()], parseOptions: Options);

    /// <summary>The one file that the generator added.</summary>
    public static string Generated(GeneratorDriver driver) => driver.GetRunResult().Results.Single().GeneratedSources.Single().SourceText.ToString();
}
