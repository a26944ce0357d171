using StaticNet.Weights;

namespace StaticNet.Tool;

/// <summary>A file's tensors under other names. Floats of any kind become F32; whole numbers, which are counters, I64.</summary>
/// <param name="Weights">The new file.</param>
/// <param name="Names">Each old name with its new one, in the old file's order.</param>
internal sealed record RenamedWeights(SafetensorsWriter Weights, IReadOnlyList<KeyValuePair<string, string>> Names)
{
    /// <summary>Renames: a whole name, or the part of it before a dot; the longest that fits counts.</summary>
    /// <param name="file">What to rename.</param>
    /// <param name="lines">old=new; empty lines and comments (#) are skipped.</param>
    /// <exception cref="ToolException">A line is no such pair, fits no tensor, or two tensors would get one name.</exception>
    public static RenamedWeights Of(SafetensorsFile file, IEnumerable<string> lines)
    {
        (string Old, string New)[] map = [.. lines.Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0).Select(Pair)];
        var unused = new HashSet<string>(map.Select(pair => pair.Old));
        var names = new List<KeyValuePair<string, string>>();
        foreach (SafetensorsEntry tensor in file.Tensors)
        {
            (string Old, string New) best = map.Where(pair => tensor.Name == pair.Old || tensor.Name.StartsWith(pair.Old + ".", StringComparison.Ordinal)).OrderByDescending(pair => pair.Old.Length).FirstOrDefault();
            unused.Remove(best.Old ?? "");
            names.Add(new(tensor.Name, best.Old is null ? tensor.Name : best.New + tensor.Name[best.Old.Length..]));
        }

        if (unused.Count > 0)
            throw new ToolException($"the file has no tensor {string.Join(", ", unused.Order(StringComparer.Ordinal).Select(name => $"'{name}'"))}; it has {string.Join(", ", file.Tensors.Select(tensor => tensor.Name))}");
        if (names.GroupBy(pair => pair.Value).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ToolException($"{string.Join(" and ", twice.Select(pair => $"'{pair.Key}'"))} would both be called '{twice.Key}'");
        return new RenamedWeights(Write(file, names), names);
    }

    private static SafetensorsWriter Write(SafetensorsFile file, List<KeyValuePair<string, string>> names)
    {
        var writer = new SafetensorsWriter();
        foreach ((string key, string value) in file.Metadata)
            writer.AddMetadata(key, value);
        foreach ((SafetensorsEntry tensor, KeyValuePair<string, string> name) in file.Tensors.Zip(names))
        {
            if (tensor.Type == TensorType.I64)
                writer.Add(name.Value, [.. tensor.Shape], System.Runtime.InteropServices.MemoryMarshal.Cast<byte, long>(tensor.Bytes));
            else
                writer.Add(name.Value, [.. tensor.Shape], tensor.ToArray());
        }

        return writer;
    }

    private static (string Old, string New) Pair(string line) => line.Split('=') is [var old, var name] && old.Trim().Length > 0 && name.Trim().Length > 0
        ? (old.Trim(), name.Trim())
        : throw new ToolException($"'{line}' is not old=new");
}
