using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Compiler;
using StaticNet.Compiler.Emit;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Shapes;
using StaticNet.Compiler.Text;
using StaticNet.Generator.Parsing;

namespace StaticNet.Generator.Tests.Emitted.Kernels;

/// <summary>The methods of some kernels of a network, as they are emitted for an instruction set.</summary>
internal static class KernelTexts
{
    /// <summary>Every text that kernels of these types have in a program of the network, and the types that were met.</summary>
    /// <param name="attributes">The list between input and loss, without brackets.</param>
    /// <param name="kernels">Names of types without "Kernel".</param>
    /// <param name="simd">The instruction set, for products; AVX2, for all, where nothing is said.</param>
    public static (string Text, IEnumerable<string> Met) Of(string attributes, IReadOnlyCollection<string> kernels, Simd? simd = null)
    {
        CSharpCompilation compilation = new Project().Compile($"using StaticNet;\n\n[Network]\n[{attributes}]\npublic partial class Net;\n");
        CompiledNetwork network = CompiledNetwork.Of(InferShapes.Infer(NetworkParser.Parse(compilation.GetTypeByMetadataName("Net")!, CancellationToken.None).Network.Model));
        var writer = new SourceWriter();
        writer.Line($"// [{attributes}]");
        var met = new HashSet<string>();
        var seen = new HashSet<string>();
        foreach (CompiledProgram program in new[] { network.Predict, network.Batch, network.Train, network.Stream }.OfType<CompiledProgram>())
        {
            foreach (Kernel kernel in program.Scheduled.Program.Kernels.Where(kernel => kernels.Contains(NameOf(kernel.GetType())) && (simd is null || kernel.IsProduct)))
            {
                met.Add(NameOf(kernel.GetType()));
                string parameters = kernel.Parameters, body = KernelMethods.Body(kernel, program, simd ?? Simd.Avx2);
                if (!seen.Add(parameters + body))
                    continue;
                writer.Line();
                writer.Line($"// {NameOf(kernel.GetType())}, {program.Scheduled.Program.Name}: {kernel.Formula}");
                using (writer.Open($"private static void {Identifiers.Pascal(kernel.Layer)}{kernel.Role}({parameters})"))
                    writer.Line(body.TrimEnd('\n'));
            }
        }

        return (writer.ToString(), met);
    }

    public static string NameOf(Type kernel) => kernel.Name[..^"Kernel".Length];
}
