using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Emit;

/// <summary>
/// The methods of a network's kernels. Kernels whose text is the same share a method, named after the first layer that asked:
/// layers of equal shape, and the programs of prediction and training.
/// </summary>
internal sealed class KernelMethods
{
    private static readonly Simd[] InstructionSets = [Simd.Avx2, Simd.Vector128];

    private readonly Dictionary<string, string> nameOf = [];
    private readonly HashSet<string> names = [];
    private readonly List<(string Name, string Parameters, string Formula, IReadOnlyList<(Simd? Simd, string Body)> Bodies, string Arguments)> methods = [];

    /// <summary>The name of the method that runs a kernel.</summary>
    public string NameOf(Kernel kernel, IPlacement placement)
    {
        string parameters = string.Join(", ", kernel.Operands.Select(operand => $"{operand.PointerType} {operand.Letter}").Concat(Extra(kernel)));
        string arguments = string.Join(", ", kernel.Operands.Select(operand => operand.Letter).Concat(Extra(kernel).Select(extra => extra.Split(' ')[1])));
        var bodies = new List<(Simd?, string)>();
        foreach (Simd simd in kernel.IsVectorised ? InstructionSets : [Simd.Avx2])
        {
            var text = new SourceWriter();
            kernel.Emit(new KernelWriter(text, simd, placement));
            bodies.Add((kernel.IsVectorised ? simd : null, text.ToString()));
        }

        string key = parameters + "\n" + string.Join("\n", bodies.Select(body => body.Item2));
        if (nameOf.TryGetValue(key, out string? known))
            return known;
        string name = Identifiers.Pascal(kernel.Layer) + kernel.Role, unique = name;
        for (int i = 2; !names.Add(unique); i++)
            unique = name + SourceWriter.Literal(i);
        nameOf[key] = unique;
        methods.Add((unique, parameters, kernel.Formula, bodies, arguments));
        return unique;
    }

    /// <summary>Writes the methods in the order in which they were asked for.</summary>
    public void Emit(SourceWriter writer)
    {
        foreach ((string name, string parameters, string formula, IReadOnlyList<(Simd? Simd, string Body)> bodies, string arguments) in methods)
        {
            writer.Line();
            writer.Line($"// {formula}");
            if (bodies.Count > 1)
            {
                writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
                using (writer.Open($"private static void {name}({parameters})"))
                {
                    writer.Line("if (Avx2.IsSupported && Fma.IsSupported)");
                    using (writer.Indent())
                        writer.Line($"{name}Avx2({arguments});");
                    writer.Line("else");
                    using (writer.Indent())
                        writer.Line($"{name}Vector128({arguments});");
                }

                writer.Line();
            }

            for (int i = 0; i < bodies.Count; i++)
            {
                if (i > 0)
                    writer.Line();
                writer.Line("[MethodImpl(Kernel)]");
                using (writer.Open($"private static void {name}{bodies[i].Simd?.Suffix}({parameters})"))
                    writer.Line(bodies[i].Body.TrimEnd('\n'));
            }
        }
    }

    // What a method is given beside its tensors.
    private static IEnumerable<string> Extra(Kernel kernel)
    {
        foreach (Scalar scalar in kernel.Scalars)
            yield return scalar == Scalar.LossScale ? "float scale" : "uint key";
        if (kernel.Work == Work.Rows)
            yield return "int count";
        if (kernel.Work == Work.Units)
        {
            yield return "int count";
            yield return "int begin";
            yield return "int end";
        }
    }
}
