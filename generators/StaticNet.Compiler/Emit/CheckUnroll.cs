using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Emit.Unrolling;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;
using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Emit;

/// <summary>Whether a network can be written without loops: what its kernels would be in statements, and whether all of them can.</summary>
internal static class CheckUnroll
{
    /// <summary>
    /// The most statements on vectors of eight, forward and backward together. With those of four they are three times as many lines,
    /// some 8 s for the C# compiler and 0.2 s for the JIT.
    /// </summary>
    public const int MostStatements = 8_000;

    private const int Listed = 3;

    public static Issue? Run(CompiledNetwork network)
    {
        var statements = new Dictionary<string, long>();
        var seen = new HashSet<string>();
        foreach ((Kernel kernel, CompiledProgram program) in Kernels(network))
        {
            string body = KernelMethods.Body(kernel, program, kernel.IsVectorised ? Simd.Avx2 : Simd.Vector128);
            int units = kernel.Work == Work.Units ? kernel.Units(program) : 0;
            if (!seen.Add($"{units}\n{body}"))
                continue;

            // The multiply-adds alone are enough to say that it is too large.
            long count = kernel.MultiplyAdds / 8;
            if (count <= MostStatements)
            {
                try
                {
                    count = StraightLine.Run(body, units).Pieces.Sum(piece => piece.Count);
                }
                catch (NotStraightException reason)
                {
                    return new Issue(RuleIds.NotStraight, Anchor.Unroll, new([network.Graph.Model.Name, Named(network, kernel.Layer), reason.Message]));
                }
            }

            statements[kernel.Layer] = count + (statements.TryGetValue(kernel.Layer, out long before) ? before : 0);
        }

        long total = statements.Values.Sum();
        if (total <= MostStatements)
            return null;
        string[] largest = [.. statements.OrderByDescending(pair => pair.Value).Take(Listed).Select(pair => $"'{pair.Key}' with {Number(pair.Value)}")];
        return new Issue(RuleIds.TooLargeToUnroll, Anchor.Unroll, new([network.Graph.Model.Name, Number(total), Number(MostStatements), Listing(largest)]));
    }

    /// <summary>The kernels that run for each sample, and those that make gradients of parameters.</summary>
    private static IEnumerable<(Kernel Kernel, CompiledProgram Program)> Kernels(CompiledNetwork network)
    {
        foreach (CompiledProgram? program in new[] { network.Predict, network.Batch, network.Train, network.Stream })
        {
            foreach (Kernel kernel in program?.Scheduled.Program.Kernels ?? [])
            {
                // What predictions derive from weights alone is no work on a sample.
                if (kernel.Work != Work.Units || program == network.Train)
                    yield return (kernel, program!);
            }
        }
    }

    private static string Named(CompiledNetwork network, string layer) =>
        network.Graph.Nodes.FirstOrDefault(node => node.Name == layer) is { } found ? $"'{layer}' ({AttributeText.Of(found.Attribute)})" : $"'{layer}'";

    private static string Listing(string[] texts) =>
        texts.Length < 2 ? string.Concat(texts) : string.Join(", ", texts.Take(texts.Length - 1)) + " and " + texts[texts.Length - 1];

    private static string Number(long value) => SourceWriter.Literal(value).Replace('_', ',');
}
