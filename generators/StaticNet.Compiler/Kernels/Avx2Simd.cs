namespace StaticNet.Compiler.Kernels;

/// <summary>Processors with AVX2 and FMA: nearly every one of x64 since 2013.</summary>
internal sealed class Avx2Simd : Simd
{
    public override string Suffix => "Avx2";

    public override int Lanes => 8;

    public override int Unroll => 4;

    public override string Type => "Vector256<float>";

    public override string IntType => "Vector256<int>";

    public override string Zero => "Vector256<float>.Zero";

    public override string WidenLower(string vector) => $"Avx.ConvertToVector256Double({vector}.GetLower())";

    public override string WidenUpper(string vector) => $"Avx.ConvertToVector256Double({vector}.GetUpper())";

    public override string Load(string pointer) => $"Avx.LoadVector256({pointer})";

    public override string Store(string pointer, string value) => $"Avx.Store({pointer}, {value});";

    public override string? Prefetch(string pointer) => $"Sse.Prefetch0({pointer});";

    public override string? LoadFirst(string pointer, int count) => $"Avx.MaskLoad({pointer}, {FirstLanes(count)})";

    public override string BroadcastAt(string pointer) => $"Avx.BroadcastScalarToVector256({pointer})";

    public override string Create(string scalar) => $"Vector256.Create({scalar})";

    public override string MultiplyAdd(string a, string b, string c) => $"Fma.MultiplyAdd({a}, {b}, {c})";

    public override string Add(string a, string b) => $"Avx.Add({a}, {b})";

    public override string Subtract(string a, string b) => $"Avx.Subtract({a}, {b})";

    public override string Multiply(string a, string b) => $"Avx.Multiply({a}, {b})";

    public override string Divide(string a, string b) => $"Avx.Divide({a}, {b})";

    public override string Max(string constant, string data) => $"Avx.Max({constant}, {data})";

    public override string Min(string constant, string data) => $"Avx.Min({constant}, {data})";

    public override string GreaterThan(string a, string b) => $"Avx.CompareGreaterThan({a}, {b})";

    public override string NotLessThanOrEqual(string a, string b) => $"Avx.CompareNotLessThanOrEqual({a}, {b})";

    public override string And(string a, string b) => $"Avx.And({a}, {b})";

    public override string Abs(string a) => $"Avx.And({a}, Vector256.Create(0x7FFFFFFF).AsSingle())";

    public override string Or(string a, string b) => $"Avx.Or({a}, {b})";

    public override string IsNumber(string a) => $"Avx.CompareOrdered({a}, {a})";

    public override string EqualsInt(string a, string number) => $"Avx2.CompareEqual({a}.AsInt32(), Vector256.Create({number})).AsSingle()";

    public override string FirstLanesOf(string count) =>
        $"Avx2.CompareGreaterThan(Vector256.Create({count}), Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7)).AsSingle()";

    public override string Select(string mask, string a, string b) => $"Avx.BlendVariable({b}, {a}, {mask})";
}
