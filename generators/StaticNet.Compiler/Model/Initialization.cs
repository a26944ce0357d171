using System.Linq;
using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Model;

/// <summary>What a parameter is before training: one of the runtime's initializers and its arguments.</summary>
internal sealed record Initialization(string Initializer, EquatableArray<double> Arguments)
{
    /// <summary>U(-bound, bound).</summary>
    public static Initialization Uniform(double bound) => new("UniformInitializer", new([bound]));

    /// <summary>N(0, deviation).</summary>
    public static Initialization Normal(double deviation) => new("NormalInitializer", new([0, deviation]));

    /// <summary>N(0, deviation) without what lies beyond two deviations.</summary>
    public static Initialization TruncatedNormal(double deviation) => new("TruncatedNormalInitializer", new([deviation]));

    /// <summary>gain times an orthogonal matrix of so many rows.</summary>
    public static Initialization Orthogonal(int rows, double gain) => new("OrthogonalInitializer", new([gain])) { Rows = rows };

    public static Initialization Constant(double value) => new("ConstantInitializer", new([value]));

    /// <summary>A whole number before the arguments; null where there is none.</summary>
    public int? Rows { get; private init; }

    /// <summary>The C# expression that makes it.</summary>
    public override string ToString() =>
        $"new {Initializer}({(Rows is { } rows ? SourceWriter.Literal(rows) + ", " : "")}{string.Join(", ", Arguments.Select(argument => SourceWriter.Literal((float)argument)))})";
}
