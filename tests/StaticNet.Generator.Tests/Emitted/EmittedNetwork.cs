using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using StaticNet.Compiler.Gradient;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Shapes;
using StaticNet.Generator.Parsing;
using StaticNet.Generator.Tests.Harness;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>A case with its emitted class, and with the programs that say in double what the class should compute.</summary>
internal sealed record EmittedNetwork(LayerCase Case, Type Type, NetworkPrograms Programs)
{
    // Cases of one list share a compilation: 200 of them take as long as 10 compiled alone.
    private static readonly ConcurrentDictionary<string, Lazy<Dictionary<string, EmittedNetwork>>> Compiled = new();

    /// <summary>A row of <see cref="LayerCases"/>.</summary>
    public static EmittedNetwork OfLayers(string name) => Of("Layers", () => LayerCases.All)[name];

    /// <summary>The networks of a list by name, compiled at the first call.</summary>
    public static Dictionary<string, EmittedNetwork> Of(string list, Func<IEnumerable<LayerCase>> cases) =>
        Compiled.GetOrAdd(list, _ => new Lazy<Dictionary<string, EmittedNetwork>>(() => Compile([.. cases()]))).Value;

    /// <summary>A new network with initial weights of the case's seed.</summary>
    public Network Create() => (Network)Activator.CreateInstance(Type, (long)Case.Seed)!;

    private static Dictionary<string, EmittedNetwork> Compile(LayerCase[] cases)
    {
        string source = "using StaticNet;\n\nnamespace Cases;\n\n" + string.Join("\n", cases.Select((row, i) => $"[Network]\n[{row.Attributes}]\npublic partial class Net{i};\n"));
        GeneratedOutput output = GeneratorRunner.Run(source);
        CSharpCompilation compilation = output.Compilation.WithOptions(output.Compilation.Options.WithOptimizationLevel(OptimizationLevel.Release));
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image);
        if (!result.Success)
        {
            Diagnostic[] errors = [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)];
            throw new InvalidOperationException(string.Join("\n", errors.Select(error => $"{error}\n{error.Location.SourceTree?.ToString().Split('\n')[error.Location.GetLineSpan().StartLinePosition.Line]}")));
        }

        image.Position = 0;
        Assembly assembly = new AssemblyLoadContext("Cases").LoadFromStream(image);
        return cases
            .Select((row, i) => new EmittedNetwork(row, assembly.GetType($"Cases.Net{i}", throwOnError: true)!, ProgramsOf(compilation.GetTypeByMetadataName($"Cases.Net{i}")!)))
            .ToDictionary(network => network.Case.Name);
    }

    private static NetworkPrograms ProgramsOf(INamedTypeSymbol type)
    {
        NetworkModel model = NetworkParser.Parse(type, CancellationToken.None).Network.Model;
        return Differentiate.Run(BuildGraph.Build(InferShapes.Infer(model)));
    }
}
