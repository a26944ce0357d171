using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// The numbers in a kernel's text that other kernels of the same work may have otherwise, under their names: how many rows, floats from a
/// row of x to the next one. A text in which all are names is the same for kernels that differ in nothing else.
/// </summary>
/// <param name="told">Those that are names in the text; null for all.</param>
internal sealed class KernelNumbers(ISet<string>? told)
{
    private readonly Dictionary<string, long> values = [], origins = [];
    private readonly Dictionary<string, int> firsts = [];
    private readonly List<string> names = [];

    /// <summary>The names in the order of the text.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The operands whose first pixel may lie elsewhere, and where it lies.</summary>
    public IReadOnlyDictionary<string, long> Origins => origins;

    /// <summary>All values, those of the first pixels among them, for comparing kernels.</summary>
    public IEnumerable<(string Name, long Value)> All => names.Select(name => (name, values[name])).Concat(origins.Select(pair => (Moved(pair.Key), pair.Value)));

    public long this[string name] => values[name];

    /// <summary>A number under its name; a literal where the name already stands for another one.</summary>
    public Number Of(string name, long value)
    {
        if (!values.TryGetValue(name, out long known))
        {
            values[name] = value;
            names.Add(name);
        }
        else if (known != value)
        {
            return value;
        }

        return told?.Contains(name) == false ? value : new Number(value, name);
    }

    /// <summary>A pointer to an operand's first pixel: the operand itself, where the caller moves it there.</summary>
    public string First(string letter, long origin)
    {
        // Two places cannot both be the one that the caller moves the pointer to.
        if (origins.TryGetValue(letter, out long known) && known != origin)
            return KernelWriter.At(letter, origin);
        origins[letter] = origin;
        firsts[letter] = Firsts(letter) + 1;
        return told?.Contains(Moved(letter)) == false ? KernelWriter.At(letter, origin) : letter;
    }

    /// <summary>How often the text has a pointer to an operand's first pixel.</summary>
    public int Firsts(string letter) => firsts.TryGetValue(letter, out int count) ? count : 0;

    /// <summary>The name under which an operand is told by its first pixel.</summary>
    public static string Moved(string letter) => letter + "Origin";
}
