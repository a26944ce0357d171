using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Emit;

/// <summary>Names of layers and tensors as C# identifiers. Two names never become one.</summary>
internal sealed class Identifiers
{
    private readonly Dictionary<string, string> identifierOf = [];
    // What the drivers call their own.
    private readonly HashSet<string> taken = ["input", "output", "weights", "workspace", "state", "count", "capacity", "sample", "s", "r", "step", "begin", "end", "phase", "Kernel", "Network", "Instance", "Share"];

    public Identifiers(IEnumerable<Tensor> tensors)
    {
        foreach (Tensor tensor in tensors)
            Add(tensor.Name);
    }

    /// <summary>"conv2d1" is "Conv2d1".</summary>
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + Clean(name.Substring(1));

    /// <summary>"block1.dense1" is "block1_dense1", as a parameter's name.</summary>
    public static string Parameter(string name) => Keywords.Contains(Clean(name)) ? "@" + Clean(name) : Clean(name);

    /// <summary>"conv2d1.weight" is "conv2d1_weight"; a name that C# keeps for itself gets an @.</summary>
    public string Of(Tensor tensor) => identifierOf[tensor.Name];

    private void Add(string name)
    {
        if (identifierOf.ContainsKey(name))
            return;
        string clean = Clean(name), unique = Keywords.Contains(clean) ? "@" + clean : clean;
        for (int i = 2; !taken.Add(unique); i++)
            unique = $"{clean}_{SourceWriter.Literal(i)}";
        identifierOf[name] = unique;
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
