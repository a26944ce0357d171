using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using System.Security.Cryptography;
using System.Text;
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
    // Cases of one list share a compilation, and in it the kernels they have in common.
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
        string source = Source(cases);
        CSharpCompilation declarations = new Project().Compile(source);
        using var image = new MemoryStream(Image(source));
        Assembly assembly = new AssemblyLoadContext("Cases").LoadFromStream(image);
        return cases
            .Select((row, i) => new EmittedNetwork(
                row, assembly.GetType($"Cases.Net{i}", throwOnError: true)!, ProgramsOf(declarations.GetTypeByMetadataName($"Cases.Net{i}")!)))
            .ToDictionary(network => network.Case.Name);
    }

    // Generating and compiling megabytes of text takes most of the tests' time, so the assembly is kept beside them under the hash of all
    // that it depends on: other processes of the same tests find it, and so does the next run, until something emitted changes. The
    // names of assemblies are kept under the hash of what is generated from, so that the others need not even generate.
    private static byte[] Image(string source)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "cases");
        Guid[] versions = [.. new[] { typeof(StaticNetGenerator), typeof(Network), typeof(EmittedNetwork) }.Select(type => type.Module.ModuleVersionId)];
        string known = Path.Combine(folder, Hash(source + string.Join(" ", versions)) + ".txt");
        if (File.Exists(known) && File.Exists(File.ReadAllText(known)))
            return File.ReadAllBytes(File.ReadAllText(known));

        GeneratedOutput output = GeneratorRunner.Run(source);
        string[] files = [.. SharedKernels.Run([.. output.Files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => file.Value.Replace(Simd.Vector512.Condition!, "global::Cases.Wide.IsOn"))])];
        string path = Path.Combine(folder, Hash(source + string.Concat(files) + typeof(Network).Module.ModuleVersionId) + ".dll");
        Directory.CreateDirectory(folder);
        if (!File.Exists(path))
            Keep(path, Compile(output, files));
        Keep(known, Encoding.UTF8.GetBytes(path));
        return File.ReadAllBytes(path);
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));

    private static void Keep(string path, byte[] content)
    {
        string unfinished = $"{path}.{Environment.ProcessId}";
        File.WriteAllBytes(unfinished, content);
        File.Move(unfinished, path, overwrite: true);
    }

    private static byte[] Compile(GeneratedOutput output, string[] files)
    {
        using var image = new MemoryStream();
        EmitResult result = Emit(output, files, image);
        if (result.Success)
            return image.ToArray();
        Diagnostic[] errors = [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)];
        throw new InvalidOperationException(string.Join("\n", errors.Select(error => $"{error}\n{error.Location.SourceTree?.ToString().Split('\n')[error.Location.GetLineSpan().StartLinePosition.Line]}")));
    }

    private static EmitResult Emit(GeneratedOutput output, string[] files, MemoryStream image)
    {
        var options = (CSharpParseOptions)output.Compilation.SyntaxTrees[0].Options;

        // Path by path, since a type that is local to its file needs one.
        IEnumerable<SyntaxTree> trees = files.Select((text, i) => (text, i)).AsParallel().AsOrdered().Select(file => CSharpSyntaxTree.ParseText(file.text, options, $"Cases{file.i}.g.cs"));
        EmitResult result = output.Compilation
            .RemoveSyntaxTrees(output.Compilation.SyntaxTrees.Skip(1))
            .AddSyntaxTrees(trees)
            .WithOptions(output.Compilation.Options.WithOptimizationLevel(OptimizationLevel.Release))
            .Emit(image);
        if (result.Success)
            return result;

        // A kernel that uses more of its class than it is given cannot be shared; and if it is the kernel that is wrong, this says where.
        image.SetLength(0);
        return output.Compilation.WithOptions(output.Compilation.Options.WithOptimizationLevel(OptimizationLevel.Release)).Emit(image);
    }

    /// <summary>The environment variable that has texts for AVX-512 run, on any processor.</summary>
    public const string WideSwitch = "STATICNET_TEST_WIDE";

    /// <summary>How often a text for AVX-512 has run in the assembly of the network.</summary>
    public long WideCalls => (long)Type.Assembly.GetType("Cases.Wide", throwOnError: true)!.GetField("Calls")!.GetValue(null)!;

    private const string Wide = $$"""
        public static class Wide
        {
            public static long Calls;

            private static readonly bool isOn = System.Environment.GetEnvironmentVariable("{{WideSwitch}}") == "1";

            public static bool IsOn => isOn && System.Threading.Interlocked.Increment(ref Calls) > 0;
        }

        """;

    private static string Source(IEnumerable<LayerCase> cases) =>
        $"using StaticNet;\n\nnamespace Cases;\n\n{Wide}\n" + string.Join("\n", cases.Select((row, i) => $"{row.Blocks}\n[Network{row.Settings}]\n[{row.Attributes}]\npublic partial class Net{i};\n"));

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
