using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Kernels;

/// <summary>An int of emitted code: a literal; or an expression of what the method is told, where kernels that share it differ.</summary>
/// <param name="Value">What it is for the kernel at hand.</param>
/// <param name="Told">The expression; null for a literal.</param>
internal readonly record struct Number(long Value, string? Told = null)
{
    public bool IsTold => Told is not null;

    public static implicit operator Number(long value) => new(value);

    public override string ToString() => Told ?? SourceWriter.Literal(Value);

    /// <summary>So many times the number.</summary>
    public Number Times(long factor) => (factor, Told) switch
    {
        (1, _) => this,
        (0, _) or (_, null) => Value * factor,
        _ => new Number(Value * factor, $"{SourceWriter.Literal(factor)} * {Factor}"),
    };

    /// <summary>A part of the number, which it must be a multiple of.</summary>
    public Number Over(long divisor) => new(Value / divisor, Told is null || divisor == 1 ? Told : $"{Factor} / {SourceWriter.Literal(divisor)}");

    public Number Plus(long addend) => new(Value + addend, Told is null || addend == 0 ? Told : $"{Told} + {SourceWriter.Literal(addend)}");

    /// <summary>The expression within a product.</summary>
    public string Factor => ToString() is var text && text.Contains(" ") ? $"({text})" : text;
}
