using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Shapes.Weights;

/// <summary>The tensors that a safetensors file says it has, in the order of its data.</summary>
internal static class SafetensorsHeader
{
    private const string Metadata = "__metadata__";

    private static readonly Dictionary<string, int> Bytes = new()
    {
        ["F64"] = 8,
        ["I64"] = 8,
        ["F32"] = 4,
        ["I32"] = 4,
        ["F16"] = 2,
        ["BF16"] = 2,
        ["I8"] = 1,
        ["U8"] = 1,
    };

    /// <summary>Reads a header.</summary>
    /// <exception cref="FormatException">It is malformed; the message says how: "its header …".</exception>
    public static IReadOnlyList<StoredTensor> Read(string header)
    {
        if (JsonText.Parse(header.TrimEnd()) is not List<KeyValuePair<string, object>> entries)
            throw new FormatException("its header is no object");
        var tensors = new List<StoredTensor>();
        foreach (KeyValuePair<string, object> entry in entries)
        {
            if (tensors.Any(tensor => tensor.Name == entry.Key))
                throw new FormatException($"its header has '{entry.Key}' twice");
            if (entry.Key != Metadata)
                tensors.Add(Tensor(entry.Key, entry.Value));
        }

        long reached = 0;
        foreach (StoredTensor tensor in tensors.OrderBy(tensor => tensor.Begin).ThenBy(tensor => tensor.End))
        {
            if (tensor.Begin != reached)
                throw new FormatException($"its tensor '{tensor.Name}' begins at byte {SourceWriter.Literal(tensor.Begin)} of the data, but those before it end at {SourceWriter.Literal(reached)}");
            reached = tensor.End;
        }

        return tensors;
    }

    private static StoredTensor Tensor(string name, object value)
    {
        var fields = value as List<KeyValuePair<string, object>> ?? [];
        string? type = Field("dtype") as string;
        long[]? shape = Numbers(Field("shape")), offsets = Numbers(Field("data_offsets"));
        if (type is null || shape is null || offsets is not { Length: 2 } || offsets[1] < offsets[0])
            throw new FormatException($"its tensor '{name}' needs a dtype, a shape and two data_offsets");
        if (!Bytes.TryGetValue(type, out int size))
            throw new FormatException($"its tensor '{name}' has dtype '{type}', but only {string.Join(", ", Bytes.Keys)} can be read");
        decimal bytes = shape.Aggregate((decimal)size, (product, axis) => product > long.MaxValue ? product : product * axis);
        return bytes == offsets[1] - offsets[0]
            ? new StoredTensor(name, new(shape), offsets[0], offsets[1])
            : throw new FormatException($"its tensor '{name}' of {type} [{string.Join(", ", shape)}] does not have as many bytes as its data_offsets span, {SourceWriter.Literal(offsets[1] - offsets[0])}");

        object? Field(string key) => fields.Where(field => field.Key == key).Select(field => field.Value).FirstOrDefault();
    }

    private static long[]? Numbers(object? value) => value is List<object> items && items.All(item => item is long and >= 0) ? items.Cast<long>().ToArray() : null;
}

/// <summary>A tensor of a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its shape; empty for a single number.</param>
/// <param name="Begin">Where its data begin, in bytes.</param>
/// <param name="End">Where they end.</param>
internal sealed record StoredTensor(string Name, EquatableArray<long> Shape, long Begin, long End)
{
    public string ShapeText => $"[{string.Join(", ", Shape)}]";
}
