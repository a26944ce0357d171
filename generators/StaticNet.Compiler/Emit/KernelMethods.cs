using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Emit.Unrolling;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Emit;

/// <summary>
/// The methods of a network's kernels. Kernels whose text is the same share a method, named after the first layer that asked:
/// layers of equal shape, and the programs of prediction and training. In a network so small that calls count, short kernels of a
/// prediction become part of it.
/// </summary>
internal sealed class KernelMethods(Unroll unroll, bool isTiny)
{
    // A kernel of more lines is worth a call anywhere.
    private const int MostInlinedLines = 80;

    private readonly Dictionary<string, string> nameOf = [];
    private readonly HashSet<string> names = [], inlined = [];
    private readonly List<(string Name, string Parameters, string Formula, IReadOnlyList<KernelBody> Bodies, string Arguments)> methods = [];

    /// <summary>The name of the method that runs a kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="placement">Where its tensors lie.</param>
    /// <param name="isHot">Whether it is worth a text of its own for each instruction set; looking at a network is not.</param>
    /// <param name="ofPrediction">Whether a single prediction calls it.</param>
    public string NameOf(Kernel kernel, IPlacement placement, bool isHot = true, bool ofPrediction = false)
    {
        string parameters = string.Join(", ", kernel.Operands.Select(operand => $"{operand.PointerType} {operand.Letter}").Concat(Extra(kernel)));
        string arguments = string.Join(", ", kernel.Operands.Select(operand => operand.Letter).Concat(Extra(kernel).Select(extra => extra.Split(' ')[1])));
        bool writesOut = unroll != Unroll.None;
        string portable = Body(kernel, placement, Simd.Vector128, writesOut);
        // Loops over units share a text whatever the units; without loops they are counted.
        int units = unroll == Unroll.Full && kernel.Work == Work.Units ? kernel.Units(placement) : 0;
        string key = $"{parameters}\n{units}\n{portable}";
        if (nameOf.TryGetValue(key, out string? known))
            return known;
        string name = Identifiers.Pascal(kernel.Layer) + kernel.Role, unique = name;
        for (int i = 2; !names.Add(unique); i++)
            unique = name + SourceWriter.Literal(i);
        nameOf[key] = unique;
        var bodies = new List<KernelBody>();
        if (kernel.IsVectorised && isHot && Body(kernel, placement, Simd.Avx2, writesOut) is { } fast && fast != portable)
            bodies.Add(Written(fast, Simd.Avx2.Suffix));
        bodies.Add(Written(portable, bodies.Count > 0 ? Simd.Vector128.Suffix : ""));
        if (isTiny && ofPrediction && bodies.All(body => body.Parts.Count == 0 && body.Text.Count(letter => letter == '\n') <= MostInlinedLines))
            inlined.Add(unique);
        methods.Add((unique, parameters, kernel.Formula, bodies, arguments));
        return unique;

        KernelBody Written(string body, string suffix) => unroll == Unroll.Full && isHot
            ? CutMethods.Run(StraightLine.Run(body, units), unique, suffix, parameters)
            : new KernelBody(suffix, body, []);
    }

    /// <summary>Writes the methods in the order in which they were asked for.</summary>
    public void Emit(SourceWriter writer)
    {
        foreach ((string name, string parameters, string formula, IReadOnlyList<KernelBody> bodies, string arguments) in methods)
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
                Emit(writer, name + bodies[i].Suffix, parameters, bodies[i].Text, inlined.Contains(name));
                foreach ((string part, string partParameters, string body) in bodies[i].Parts)
                {
                    writer.Line();
                    Emit(writer, part, partParameters, body, isInlined: false);
                }
            }
        }
    }

    private static void Emit(SourceWriter writer, string name, string parameters, string body, bool isInlined)
    {
        writer.Line(isInlined ? "[MethodImpl(MethodImplOptions.AggressiveInlining)]" : "[MethodImpl(Kernel)]");
        using (writer.Open($"private static void {name}({parameters})"))
            writer.Line(body.TrimEnd('\n'));
    }

    /// <summary>The text of a kernel for one instruction set, with its loops.</summary>
    public static string Body(Kernel kernel, IPlacement placement, Simd simd, bool writesOut = true)
    {
        var text = new SourceWriter();
        kernel.Emit(new KernelWriter(text, simd, placement) { WritesOut = writesOut });
        return text.ToString();
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
