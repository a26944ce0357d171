using System.Globalization;
using StaticNet.Compiler.Model;

namespace StaticNet.Generator;

/// <summary>Names of generated files. Roslyn compares them without case, but Net and NET are two classes.</summary>
internal static class HintNames
{
    /// <summary>The names that differ from another one only in case, in ordinal order; hardly ever any.</summary>
    public static EquatableArray<string> Alike(IEnumerable<string> names) => new(
        [.. names.Distinct()
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .SelectMany(group => group)
            .OrderBy(name => name, StringComparer.Ordinal)]);

    /// <summary>"Digits.DigitNet.g.cs", or with a number where others are alike.</summary>
    public static string Of(string name, EquatableArray<string> alike)
    {
        int index = Array.IndexOf([.. alike], name);
        return index < 0 ? name + ".g.cs" : $"{name}-{index.ToString(CultureInfo.InvariantCulture)}.g.cs";
    }
}
