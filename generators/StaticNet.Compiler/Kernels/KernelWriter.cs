using System.Globalization;
using System.Linq;
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

    /// <summary>Whether loops stay loops, so that there may be local methods and loops that the data end; straight-line code has neither.</summary>
    public bool KeepsLoops { get; init; }

    /// <summary>What the method is told, where several kernels share it; null where all numbers are literals.</summary>
    public KernelNumbers? Numbers { get; init; }

    /// <summary>The writer for panels of so many columns, which may be narrower than a vector.</summary>
    public KernelWriter ForColumns(int columns) =>
        Simd.ForColumns(columns) is var narrower && narrower == Simd ? this : new KernelWriter(Text, narrower, Placement) { WritesOut = WritesOut, KeepsLoops = KeepsLoops, Numbers = Numbers };

    public TensorLayout Layout(Tensor tensor) => Placement.Layout(tensor);

    public ParameterLayout Parameter(Tensor tensor) => Placement.Parameter(tensor);

    public int SampleStride(Tensor tensor) => Placement.SampleStride(tensor);

    public void Line(string line) => Text.Line(line);

    /// <summary>A number that other kernels of the same work may have otherwise.</summary>
    public Number Number(string name, long value) => Numbers?.Of(name, value) ?? value;

    /// <summary>A pointer to an operand's first pixel, or to where else its work begins.</summary>
    public string First(string letter, long origin) => Numbers?.First(letter, origin) ?? At(letter, origin);

    /// <summary>Floats from a pixel to the next one; as a rule there are as many as channels.</summary>
    public Number PixelStride(string letter, TensorLayout layout) =>
        layout.PixelStride == layout.Channels ? Number("channels", layout.Channels) : Number(letter + "Pixel", layout.PixelStride);

    /// <summary>Floats from a row of pixels to the next one.</summary>
    public Number RowStride(string letter, TensorLayout layout) => Number(letter + "Row", layout.RowStride);

    /// <summary>A block behind a loop's head.</summary>
    public SourceWriter.Block Loop(string variable, Number count) =>
        Text.Open($"for (int {variable} = 0; {variable} < {count}; {variable}++)");

    /// <summary>Declares a vector, or assigns it.</summary>
    public void Vector(string name, string value) => Text.Line($"{Simd.Type} {name} = {value};");

    /// <summary>Moves the pointers p and q on, where they move at all.</summary>
    public void Move(Number p, Number q)
    {
        string[] moves = [.. new[] { (At: "p", By: p), (At: "q", By: q) }.Where(move => move.By.IsTold || move.By.Value != 0)
            .Select(move => move.By.IsTold || move.By.Value > 0 ? $"{move.At} += {move.By};" : $"{move.At} -= {N(-move.By.Value)};")];
        if (moves.Length > 0)
            Line(string.Join(" ", moves));
    }

    /// <summary>An int literal.</summary>
    public static string N(long value) => SourceWriter.Literal(value);

    /// <summary>An int expression as a uint: "8" is 8u.</summary>
    public static string Unsigned(string number) =>
        number.All(letter => char.IsDigit(letter) || letter == '_') ? $"{number}u" : number.All(char.IsLetterOrDigit) ? $"(uint){number}" : $"(uint)({number})";

    /// <summary>A number for a comment, with the digits that a float has: 2 * 0.75e-4 is 0.00015, and no 0.00015000000000000001.</summary>
    public static string N(double value) => ((float)value).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>"p + 24", "p" or "p - 8".</summary>
    public static string At(string pointer, long offset) => offset switch
    {
        0 => pointer,
        < 0 => $"{pointer} - {N(-offset)}",
        _ => $"{pointer} + {N(offset)}",
    };

    /// <summary>"p + 24", "p" or "p + xRow".</summary>
    public static string At(string pointer, Number offset) => offset.IsTold ? $"{pointer} + {offset}" : At(pointer, offset.Value);

    /// <summary>" + i * 24", " + i" or nothing: a term of a pointer.</summary>
    public static string Term(string variable, long stride) => stride switch
    {
        0 => "",
        1 => $" + {variable}",
        _ => $" + {variable} * {N(stride)}",
    };
    /// <summary>" + i * 24", " + i" or " + i * xRow".</summary>
    public static string Term(string variable, Number stride) => stride.IsTold ? $" + {variable} * {stride.Factor}" : Term(variable, stride.Value);
}
