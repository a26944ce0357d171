using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using StaticNet.Compiler.Gradient;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
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

    /// <summary>The networks of a list from an assembly that another process has compiled of the same list.</summary>
    public static IEnumerable<EmittedNetwork> From(byte[] image, IReadOnlyList<LayerCase> cases) => Load(image, cases, new Project().Compile(Source(cases)));

    /// <summary>The assembly of a list of networks.</summary>
    public static (byte[] Image, CSharpCompilation Compilation) Image(IReadOnlyList<LayerCase> cases)
    {
        GeneratedOutput output = GeneratorRunner.Run(Source(cases));
        CSharpCompilation compilation = output.Compilation.WithOptions(output.Compilation.Options.WithOptimizationLevel(OptimizationLevel.Release));
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image);
        if (!result.Success)
        {
            Diagnostic[] errors = [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)];
            throw new InvalidOperationException(string.Join("\n", errors.Select(error => $"{error}\n{error.Location.SourceTree?.ToString().Split('\n')[error.Location.GetLineSpan().StartLinePosition.Line]}")));
        }

        return (image.ToArray(), compilation);
    }

    private static Dictionary<string, EmittedNetwork> Compile(LayerCase[] cases)
    {
        (byte[] image, CSharpCompilation compilation) = Image(cases);
        return Load(image, cases, compilation).ToDictionary(network => network.Case.Name);
    }

    private static string Source(IEnumerable<LayerCase> cases) =>
        "using StaticNet;\n\nnamespace Cases;\n\n" + string.Join("\n", cases.Select((row, i) => $"[Network]\n[{row.Attributes}]\npublic partial class Net{i};\n"));

    private static IEnumerable<EmittedNetwork> Load(byte[] image, IReadOnlyList<LayerCase> cases, CSharpCompilation compilation)
    {
        using var stream = new MemoryStream(image);
        Assembly assembly = new AssemblyLoadContext("Cases").LoadFromStream(stream);
        return [.. cases.Select((row, i) => new EmittedNetwork(
            row, assembly.GetType($"Cases.Net{i}", throwOnError: true)!, ProgramsOf(compilation.GetTypeByMetadataName($"Cases.Net{i}")!)))];
    }

    private static NetworkPrograms ProgramsOf(INamedTypeSymbol type)
    {
        ShapedNetwork shaped = InferShapes.Infer(NetworkParser.Parse(type, CancellationToken.None).Network.Model);
        NetworkPrograms programs = Differentiate.Run(BuildGraph.Build(shaped));
        if (programs.Train is null)
            return programs;

        // Dropout counts the elements of a flattened image in the order in which the schedule lays them.
        Dictionary<int, Shape?> orders = [];
        foreach (DropoutKernel dropout in StaticNet.Compiler.CompiledNetwork.Of(shaped).Train!.Scheduled.Program.Kernels.OfType<DropoutKernel>())
            orders[dropout.LayerIndex] = dropout.Order;
        return programs with
        {
            Train = programs.Train with
            {
                Kernels = [.. programs.Train.Kernels.Select(kernel => kernel is DropoutKernel dropout ? dropout with { Order = orders[dropout.LayerIndex] } : kernel)],
            },
        };
    }
}
