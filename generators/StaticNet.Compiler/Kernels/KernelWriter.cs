using System;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Kernels;

/// <summary>What a kernel is given to write its body: the text, the instruction set, and where its tensors lie.</summary>
internal sealed class KernelWriter(SourceWriter text, Simd simd, Func<Tensor, TensorLayout> layouts, Func<Tensor, ParameterLayout> parameters)
{
    public SourceWriter Text { get; } = text;

    public Simd Simd { get; } = simd;

    /// <summary>How a sample of a tensor lies in memory.</summary>
    public TensorLayout Layout(Tensor tensor) => layouts(tensor);

    /// <summary>How a parameter, or what is derived from it, lies in memory.</summary>
    public ParameterLayout Parameter(Tensor tensor) => parameters(tensor);

    /// <summary>A number as C#, exact.</summary>
    public static string N(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>An int literal.</summary>
    public static string N(long value) => SourceWriter.Literal(value);
}
