using System.Globalization;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Kernels;

/// <summary>What a kernel is given to write its body: the text, the instruction set, and where its tensors lie.</summary>
internal sealed class KernelWriter(SourceWriter text, Simd simd, IPlacement placement)
{
    public SourceWriter Text { get; } = text;

    public Simd Simd { get; } = simd;

    public IPlacement Placement { get; } = placement;

    /// <summary>Whether what is short may be written out; else it is a loop like all else.</summary>
    public bool WritesOut { get; init; } = true;

    public TensorLayout Layout(Tensor tensor) => Placement.Layout(tensor);

    public ParameterLayout Parameter(Tensor tensor) => Placement.Parameter(tensor);

    public int SampleStride(Tensor tensor) => Placement.SampleStride(tensor);

    public void Line(string line) => Text.Line(line);

    /// <summary>A block behind a loop's head; without a head where the loop runs once.</summary>
    public SourceWriter.Block Loop(string variable, int count) =>
        Text.Open($"for (int {variable} = 0; {variable} < {N(count)}; {variable}++)");

    /// <summary>Declares a vector, or assigns it.</summary>
    public void Vector(string name, string value) => Text.Line($"{Simd.Type} {name} = {value};");

    /// <summary>An int literal.</summary>
    public static string N(long value) => SourceWriter.Literal(value);

    /// <summary>A number for a comment.</summary>
    public static string N(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>"p + 24", "p" or "p - 8".</summary>
    public static string At(string pointer, long offset) => offset switch
    {
        0 => pointer,
        < 0 => $"{pointer} - {N(-offset)}",
        _ => $"{pointer} + {N(offset)}",
    };

    /// <summary>" + i * 24", " + i" or nothing: a term of a pointer.</summary>
    public static string Term(string variable, long stride) => stride switch
    {
        0 => "",
        1 => $" + {variable}",
        _ => $" + {variable} * {N(stride)}",
    };
}
