using System.Linq;
using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// How an instruction set spells the operations of a kernel. Explicit Avx and Fma calls are the only form at full speed under
/// the JIT and under native AOT alike; Vector128 is what every other machine gets.
/// </summary>
internal abstract class Simd
{
    public static readonly Simd Avx2 = new Avx2Simd();

    public static readonly Simd Vector128 = new Vector128Simd();

    /// <summary>The end of the emitted method's name.</summary>
    public abstract string Suffix { get; }

    /// <summary>Floats of a vector.</summary>
    public abstract int Lanes { get; }

    /// <summary>How often the inner loops of products are unrolled.</summary>
    public abstract int Unroll { get; }

    public abstract string Type { get; }

    public abstract string IntType { get; }

    public abstract string Zero { get; }

    public abstract string Load(string pointer);

    public abstract string Store(string pointer, string value);

    /// <summary>A vector with the float at the pointer in every lane.</summary>
    public abstract string BroadcastAt(string pointer);

    /// <summary>A vector with a value in every lane, outside hot loops.</summary>
    public abstract string Create(string scalar);

    /// <summary>A statement that fetches a line into the cache before it is needed; null where there is none.</summary>
    public virtual string? Prefetch(string pointer) => null;

    /// <summary>a * b + c.</summary>
    public abstract string MultiplyAdd(string a, string b, string c);

    public abstract string Add(string a, string b);

    public abstract string Subtract(string a, string b);

    public abstract string Multiply(string a, string b);

    public abstract string Divide(string a, string b);

    /// <summary>The larger; where one is NaN, the second operand, so that the data go second.</summary>
    public abstract string Max(string constant, string data);

    /// <summary>The smaller; where one is NaN, the second operand.</summary>
    public abstract string Min(string constant, string data);

    /// <summary>All bits set where a &gt; b.</summary>
    public abstract string GreaterThan(string a, string b);

    /// <summary>All bits set where not a &lt;= b, so also where one is NaN.</summary>
    public abstract string NotLessThanOrEqual(string a, string b);

    public abstract string And(string a, string b);

    public abstract string Abs(string a);

    public abstract string Or(string a, string b);

    /// <summary>All bits set where a is not NaN.</summary>
    public abstract string IsNumber(string a);

    /// <summary>All bits set where the bits of a are this int's.</summary>
    public abstract string EqualsInt(string a, string number);

    /// <summary>The bits of an int in every lane.</summary>
    public string CreateInt(string number) => $"Vector{Lanes * 32}.Create({number}).AsSingle()";

    /// <summary>All bits set in the first lanes.</summary>
    public string FirstLanes(int count) => count <= 0
        ? Zero
        : $"Vector{Lanes * 32}.Create({string.Join(", ", Enumerable.Range(0, Lanes).Select(lane => lane < count ? "-1" : "0"))}).AsSingle()";

    /// <summary>All bits set in the first lanes, as many as an int of the emitted code says.</summary>
    public abstract string FirstLanesOf(string count);

    /// <summary>Lane by lane: a where the mask is set, else b.</summary>
    public abstract string Select(string mask, string a, string b);

    /// <summary>A vector of as many bytes with doubles, for sums of many terms.</summary>
    public string DoubleType => $"Vector{Lanes * 32}<double>";

    /// <summary>The first half of the lanes as doubles.</summary>
    public abstract string WidenLower(string vector);

    /// <summary>The other half of the lanes as doubles.</summary>
    public abstract string WidenUpper(string vector);

    /// <summary>Two halves of doubles as floats.</summary>
    public string Narrow(string lower, string upper) => $"Vector{Lanes * 32}.Narrow({lower}, {upper})";

    /// <summary>The square root, of floats or of doubles.</summary>
    public string Sqrt(string vector) => $"Vector{Lanes * 32}.Sqrt({vector})";

    /// <summary>The sum of all lanes.</summary>
    public string Sum(string vector) => $"Vector{Lanes * 32}.Sum({vector})";

    /// <summary>A function of StaticNet.Numerics.VectorMath.</summary>
    public string Call(string function, string argument) => $"VectorMath.{function}({argument})";

    private sealed class Avx2Simd : Simd
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

    private sealed class Vector128Simd : Simd
    {
        public override string Suffix => "Vector128";

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

    /// <summary>An int as C#.</summary>
    protected static string N(long value) => SourceWriter.Literal(value);
}
