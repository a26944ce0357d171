using System.Linq;
using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Model;

/// <summary>What a parameter is before training: one of the runtime's initializers and its arguments.</summary>
internal sealed record Initialization(string Initializer, EquatableArray<double> Arguments)
{
    /// <summary>U(-bound, bound).</summary>
    public static Initialization Uniform(double bound) => new("UniformInitializer", new([bound]));

    public static Initialization Constant(double value) => new("ConstantInitializer", new([value]));

    /// <summary>The C# expression that makes it.</summary>
    public override string ToString() =>
        $"new {Initializer}({string.Join(", ", Arguments.Select(argument => SourceWriter.Literal((float)argument)))})";
}
