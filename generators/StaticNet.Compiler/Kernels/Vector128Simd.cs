namespace StaticNet.Compiler.Kernels;

/// <summary>Every other processor, Arm64 among them: 128 bits, in whatever the runtime makes of them.</summary>
internal sealed class Vector128Simd : Simd
{
    public override string Suffix => "Vector128";

    public override string Condition => "!Avx2.IsSupported || !Fma.IsSupported";

    public override int Lanes => 4;

    public override int Unroll => 1;

    public override string Type => "Vector128<float>";

    public override string IntType => "Vector128<int>";

    public override string Zero => "Vector128<float>.Zero";

    public override string WidenLower(string vector) => $"Vector128.WidenLower({vector})";

    public override string WidenUpper(string vector) => $"Vector128.WidenUpper({vector})";

    public override string Load(string pointer) => $"Vector128.Load({pointer})";

    public override string Store(string pointer, string value) => $"Vector128.Store({value}, {pointer});";

    public override string BroadcastAt(string pointer) => $"Vector128.Create(*({pointer}))";

    public override string Create(string scalar) => $"Vector128.Create({scalar})";

    public override string MultiplyAdd(string a, string b, string c) => $"Vector128.MultiplyAddEstimate({a}, {b}, {c})";

    public override string Add(string a, string b) => $"({a} + {b})";

    public override string Subtract(string a, string b) => $"({a} - {b})";

    public override string Multiply(string a, string b) => $"({a} * {b})";

    public override string Divide(string a, string b) => $"({a} / {b})";

    public override string Max(string constant, string data) => $"Vector128.Max({constant}, {data})";

    public override string Min(string constant, string data) => $"Vector128.Min({constant}, {data})";

    public override string GreaterThan(string a, string b) => $"Vector128.GreaterThan({a}, {b})";

    public override string NotLessThanOrEqual(string a, string b) => $"~Vector128.LessThanOrEqual({a}, {b})";

    public override string And(string a, string b) => $"({a} & {b})";

    public override string Abs(string a) => $"Vector128.Abs({a})";

    public override string Or(string a, string b) => $"({a} | {b})";

    public override string IsNumber(string a) => $"Vector128.Equals({a}, {a})";

    public override string EqualsInt(string a, string number) => $"Vector128.Equals({a}.AsInt32(), Vector128.Create({number})).AsSingle()";

    public override string FirstLanesOf(string count) =>
        $"Vector128.GreaterThan(Vector128.Create({count}), Vector128.Create(0, 1, 2, 3)).AsSingle()";

    public override string Select(string mask, string a, string b) => $"Vector128.ConditionalSelect({mask}, {a}, {b})";
}
