namespace StaticNet.Compiler.Kernels;

/// <summary>
/// Processors with AVX-512, for products alone: what reads memory once is no faster with wider vectors. A vector is a whole panel
/// of 16 columns. It is spelled in the operations that the runtime can also do two halves at a time, so that it can be judged anywhere.
/// </summary>
internal sealed class Vector512Simd : Simd
{
    public override string Suffix => "Vector512";

    // False also where the runtime knows that wide vectors slow the processor's clock down.
    public override string Condition => "Vector512.IsHardwareAccelerated";

    public override int Lanes => 16;

    // A step of 16 sums takes 8 cycles at least; what a loop adds to it runs beside.
    public override int Unroll => 1;

    // Of 32 registers.
    public override int MostSums => 24;

    public override Simd ForColumns(int columns) => columns < Lanes ? Avx2 : this;

    public override string Type => "Vector512<float>";

    public override string IntType => "Vector512<int>";

    public override string Zero => "Vector512<float>.Zero";

    public override string WidenLower(string vector) => $"Vector512.WidenLower({vector})";

    public override string WidenUpper(string vector) => $"Vector512.WidenUpper({vector})";

    public override string Load(string pointer) => $"Vector512.Load({pointer})";

    public override string Store(string pointer, string value) => $"Vector512.Store({value}, {pointer});";

    public override string? Prefetch(string pointer) => Avx2.Prefetch(pointer);

    public override string BroadcastAt(string pointer) => $"Vector512.Create(*({pointer}))";

    public override string Create(string scalar) => $"Vector512.Create({scalar})";

    public override string MultiplyAdd(string a, string b, string c) => $"Vector512.FusedMultiplyAdd({a}, {b}, {c})";

    public override string Add(string a, string b) => $"({a} + {b})";

    public override string Subtract(string a, string b) => $"({a} - {b})";

    public override string Multiply(string a, string b) => $"({a} * {b})";

    public override string Divide(string a, string b) => $"({a} / {b})";

    // Max and Min themselves take several instructions to say what becomes of NaN and of the signs of zeros.
    public override string Max(string constant, string data) => $"Vector512.MaxNative({constant}, {data})";

    public override string Min(string constant, string data) => $"Vector512.MinNative({constant}, {data})";

    public override string GreaterThan(string a, string b) => $"Vector512.GreaterThan({a}, {b})";

    public override string NotLessThanOrEqual(string a, string b) => $"~Vector512.LessThanOrEqual({a}, {b})";

    public override string And(string a, string b) => $"({a} & {b})";

    public override string Abs(string a) => $"Vector512.Abs({a})";

    public override string Or(string a, string b) => $"({a} | {b})";

    public override string IsNumber(string a) => $"Vector512.Equals({a}, {a})";

    public override string EqualsInt(string a, string number) => $"Vector512.Equals({a}.AsInt32(), Vector512.Create({number})).AsSingle()";

    public override string FirstLanesOf(string count) =>
        $"Vector512.GreaterThan(Vector512.Create({count}), Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)).AsSingle()";

    public override string Select(string mask, string a, string b) => $"Vector512.ConditionalSelect({mask}, {a}, {b})";

    /// <summary>Both halves, one after the other; <paramref name="argument"/> is a variable.</summary>
    public override string Call(string function, string argument) =>
        $"Vector512.Create(VectorMath.{function}({argument}.GetLower()), VectorMath.{function}({argument}.GetUpper()))";
}
