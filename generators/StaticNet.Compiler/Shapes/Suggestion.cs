using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Compiler.Shapes;

/// <summary>What a message offers in place of a name that is not there.</summary>
internal static class Suggestion
{
    // A longer list does not help whoever reads it.
    private const int Listed = 10;

    /// <summary>The nearest name where one is near enough to have been meant, else the names that there are.</summary>
    public static string For(string name, IReadOnlyList<string> known)
    {
        if (known.Count == 0)
            return "";
        (string nearest, int distance) = known.Select(other => (other, Distance(name, other))).OrderBy(pair => pair.Item2).First();
        if (distance <= Math.Max(1, name.Length / 3))
            return $"; did you mean '{nearest}'?";
        string list = string.Join(", ", known.Take(Listed));
        return known.Count > Listed ? $"; known names are {list} and {known.Count - Listed} more" : $"; known names are {list}";
    }

    /// <summary>How many letters must be put in, left out or exchanged, whatever their case (Levenshtein 1966).</summary>
    private static int Distance(string a, string b)
    {
        int[] row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (int i = 0; i < a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i + 1;
            for (int j = 0; j < b.Length; j++)
            {
                int exchange = diagonal + (char.ToLowerInvariant(a[i]) == char.ToLowerInvariant(b[j]) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(exchange, 1 + Math.Min(diagonal, row[j]));
            }
        }

        return row[b.Length];
    }
}
