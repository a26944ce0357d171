namespace StaticNet;

/// <summary>Finds the name that somebody probably meant (Levenshtein's distance).</summary>
internal static class NearestName
{
    /// <summary>"DigitNet has no parameter 'dense.weight'; did you mean 'dense1.weight'?"</summary>
    public static string Missing(string owner, string kind, string name, IEnumerable<string> names)
    {
        string? nearest = Find(name, names);
        return $"{owner} has no {kind} '{name}'" + (nearest is null ? "" : $"; did you mean '{nearest}'?");
    }

    /// <summary>The name with the fewest edits, the first of equals; null if there are no names.</summary>
    public static string? Find(string name, IEnumerable<string> names) => names.MinBy(other => Distance(name, other));

    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
                (row[j], diagonal) = (Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)), row[j]);
        }

        return row[b.Length];
    }
}
