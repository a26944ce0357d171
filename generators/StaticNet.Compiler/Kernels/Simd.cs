using System.Linq;
using StaticNet.Compiler.Kernels.Tiles;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// How an instruction set spells the operations of a kernel. Explicit Avx and Fma calls are the only form at full speed under
/// the JIT and under native AOT alike; Vector512 is for the products of processors with AVX-512, and Vector128 is what every other machine gets.
/// </summary>
internal abstract class Simd
{
    public static readonly Simd Avx2 = new Avx2Simd();

    public static readonly Simd Vector128 = new Vector128Simd();

    public static readonly Simd Vector512 = new Vector512Simd();

    /// <summary>Those that a kernel's text may be written for.</summary>
    public static Simd[] Of(Kernel kernel) => kernel.IsProduct ? [Vector128, Avx2, Vector512] : kernel.IsVectorised ? [Vector128, Avx2] : [Vector128];

    /// <summary>The end of the emitted method's name.</summary>
    public abstract string Suffix { get; }

    /// <summary>When the emitted method calls this text instead of its own; null where it is its own.</summary>
    public virtual string? Condition => null;

    /// <summary>Floats of a vector.</summary>
    public abstract int Lanes { get; }

    /// <summary>How often the inner loops of products are unrolled.</summary>
    public abstract int Unroll { get; }

    /// <summary>The most sums of a tile of pixels.</summary>
    public virtual int MostSums => TileChoice.MostSums;

    /// <summary>What works on panels of so many columns: itself, or something narrower.</summary>
    public virtual Simd ForColumns(int columns) => this;

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

    /// <summary>The first floats at the pointer and zeros behind them, reading no float beyond; null where no instruction does.</summary>
    public virtual string? LoadFirst(string pointer, int count) => null;

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
    public virtual string Call(string function, string argument) => $"VectorMath.{function}({argument})";
}
