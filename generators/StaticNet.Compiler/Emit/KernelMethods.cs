using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Emit.Unrolling;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Emit;

/// <summary>
/// The methods of a network's kernels. Kernels whose text is the same share a method, named after the first layer that asked:
/// layers of equal shape, and the programs of prediction and training. In a network so small that calls count, short kernels become
/// part of what calls them for each sample.
/// </summary>
internal sealed class KernelMethods(Unroll unroll, bool isTiny, KernelFamilies families)
{
    /// <summary>Lines of a kernel that is not worth a call of its own where one sample is predicted.</summary>
    public const int MostInlinedLines = 80;

    /// <summary>The same in a loop over samples, whose method holds several of them beside calls for all samples.</summary>
    public const int MostInlinedLinesInLoop = 24;

    // Of products that take less, a sample, the call is a good part; a text for AVX-512 is not worth its lines.
    private const int LeastWideMultiplyAdds = 8_192;

    private readonly Dictionary<string, string> nameOf = [];
    private readonly Dictionary<IKernelFamily, string> nameOfFamily = [];
    private readonly HashSet<string> names = [], inlined = [];
    private readonly List<(string Name, string Parameters, string Formula, IReadOnlyList<KernelBody> Bodies)> methods = [];

    /// <summary>The call of the method that runs a kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="placement">Where its tensors lie.</param>
    /// <param name="places">Pointers to its operands.</param>
    /// <param name="others">What its method is given beside them.</param>
    /// <param name="isHot">Whether it is worth a text of its own for each instruction set; looking at a network is not.</param>
    /// <param name="mostInlined">With how many lines it is inlined in a tiny network; none where it is not called for each sample.</param>
    public string Call(Kernel kernel, IPlacement placement, IReadOnlyList<string> places, IEnumerable<string> others, bool isHot = true, int mostInlined = 0)
    {
        if (families.Of(kernel) is { } family)
            return $"{NameOf(family, isHot)}({string.Join(", ", family.Arguments(kernel, placement, places, others))});";
        return $"{NameOf(kernel, placement, isHot, mostInlined)}({string.Join(", ", places.Concat(others))});";
    }

    /// <summary>Kernels of one key have the same method.</summary>
    public static string KeyOf(Kernel kernel, IPlacement placement) => kernel.Parameters + "\n" + Body(kernel, placement, Simd.Vector128);

    private string NameOf(IKernelFamily family, bool isHot)
    {
        if (nameOfFamily.TryGetValue(family, out string? known))
            return known;
        string name = nameOfFamily[family] = Unique(family.First.Layer, family.Role), portable = family.Text(Simd.Vector128);
        var bodies = new List<KernelBody>();
        if (family.First.IsVectorised && isHot && family.Text(Simd.Avx2) is { } fast && fast != portable)
        {
            bodies.Add(new("", fast, []));
            if (IsWide(family.First) && family.Text(Simd.Vector512) is { } wide && wide != fast)
                bodies.Add(Instead(Simd.Vector512, new("", wide, [])));
            bodies.Add(Instead(Simd.Vector128, new("", portable, [])));
        }
        else
        {
            bodies.Add(new("", portable, []));
        }

        methods.Add((name, family.Parameters, family.Formula, bodies));
        return name;
    }

    private string NameOf(Kernel kernel, IPlacement placement, bool isHot, int mostInlined)
    {
        // Loops over units share a text whatever the units; without loops they are counted.
        int units = unroll == Unroll.Full && kernel.Work == Work.Units ? kernel.Units(placement) : 0;
        string portable = Text(Simd.Vector128), key = $"{kernel.Parameters}\n{units}\n{portable}";
        if (nameOf.TryGetValue(key, out string? known))
            return known;
        string name = nameOf[key] = Unique(kernel.Layer, kernel.Role);
        var bodies = new List<KernelBody>();
        if (kernel.IsVectorised && isHot && Text(Simd.Avx2) is { } fast && fast != portable)
        {
            bodies.Add(Written(fast, ""));
            if (IsWide(kernel) && Text(Simd.Vector512) is { } wide && wide != fast)
                bodies.Add(Instead(Simd.Vector512, new("", wide, [])));
            bodies.Add(Instead(Simd.Vector128, Written(portable, Simd.Vector128.Suffix)));
        }
        else
        {
            bodies.Add(Written(portable, ""));
        }

        if (isTiny && bodies.All(body => body.Parts.Count == 0 && body.Text.Count(letter => letter == '\n') <= mostInlined))
            inlined.Add(name);
        methods.Add((name, kernel.Parameters, kernel.Formula, bodies));
        return name;

        string Text(Simd simd) => Body(kernel, placement, simd, writesOut: unroll != Unroll.None, keepsLoops: unroll != Unroll.Full);

        KernelBody Written(string body, string suffix) => unroll == Unroll.Full && isHot
            ? CutMethods.Run(StraightLine.Run(body, units), name, suffix, kernel.Parameters)
            : new KernelBody(suffix, body, []);
    }

    // Straight-line code and tiny networks are over before wide vectors pay.
    private bool IsWide(Kernel kernel) => kernel.IsProduct && !isTiny && unroll != Unroll.Full && kernel.MultiplyAdds >= LeastWideMultiplyAdds;

    private static KernelBody Instead(Simd simd, KernelBody body) => body with { Suffix = simd.Suffix, Condition = simd.Condition };

    private string Unique(string layer, string role)
    {
        string name = Identifiers.Pascal(layer) + role, unique = name;
        for (int i = 2; !names.Add(unique); i++)
            unique = name + SourceWriter.Literal(i);
        return unique;
    }

    /// <summary>Writes the methods in the order in which they were asked for.</summary>
    public void Emit(SourceWriter writer)
    {
        foreach ((string name, string parameters, string formula, IReadOnlyList<KernelBody> bodies) in methods)
        {
            string arguments = string.Join(", ", parameters.Split([", "], StringSplitOptions.None).Select(parameter => parameter.Split(' ')[1]));
            writer.Line();
            writer.Line($"// {formula}");
            for (int i = 0; i < bodies.Count; i++)
            {
                if (i > 0)
                    writer.Line();
                writer.Line(inlined.Contains(name) ? "[MethodImpl(MethodImplOptions.AggressiveInlining)]" : "[MethodImpl(Kernel)]");
                using (writer.Open($"private static void {name}{bodies[i].Suffix}({parameters})"))
                {
                    // Constants for the JIT: what is left is the text, or the call of another.
                    foreach (KernelBody other in bodies.Where(other => i == 0 && other.Condition is not null))
                        writer.Line($"if ({other.Condition}) {{ {name}{other.Suffix}({arguments}); return; }}");
                    writer.Line(bodies[i].Text.TrimEnd('\n'));
                }

                foreach ((string part, string partParameters, string body) in bodies[i].Parts)
                {
                    writer.Line();
                    writer.Line("[MethodImpl(Kernel)]");
                    using (writer.Open($"private static void {part}({partParameters})"))
                        writer.Line(body.TrimEnd('\n'));
                }
            }
        }
    }

    /// <summary>The body of a kernel's method for one instruction set.</summary>
    public static string Body(Kernel kernel, IPlacement placement, Simd simd, bool writesOut = true, bool keepsLoops = false)
    {
        var text = new SourceWriter();
        kernel.Emit(new KernelWriter(text, simd, placement) { WritesOut = writesOut, KeepsLoops = keepsLoops });
        return text.ToString();
    }
}
