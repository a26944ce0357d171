using System.Linq;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Emit;

/// <summary>Names of layers and tensors as C# identifiers.</summary>
internal static class Identifiers
{
    /// <summary>"conv2d1" is "Conv2d1".</summary>
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + Clean(name.Substring(1));

    /// <summary>"conv2d1.weight" is "conv2d1_weight"; a name that C# keeps for itself gets an @.</summary>
    public static string Of(Tensor tensor) => Of(tensor.Name);

    public static string Of(string name)
    {
        string clean = Clean(name);
        return Keywords.Contains(clean) ? "@" + clean : clean;
    }

    private static string Clean(string name) => new(name.Select(c => char.IsLetterOrDigit(c) ? c : '_').ToArray());

    private static readonly string[] Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while",
    ];
}
