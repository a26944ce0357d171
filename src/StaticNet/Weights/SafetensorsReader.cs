using System.Buffers.Binary;
using System.Text.Json;
using StaticNet.Runtime;

namespace StaticNet.Weights;

/// <summary>Reads and checks a safetensors file: every rule of the reference implementation, checked arithmetic throughout.</summary>
internal static class SafetensorsReader
{
    /// <summary>The reference's limit, against headers that only eat memory.</summary>
    public const long MaxHeader = 100_000_000;

    private const string MetadataKey = "__metadata__";

    private sealed record Declared(string Name, TensorType Type, long[] Shape, long Begin, long End);

    public static SafetensorsFile Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length < 8)
            throw new SafetensorsException($"A safetensors file starts with 8 bytes for its header's length, but has only {ShapeText.Count(file.Length, "byte")}");
        ulong headerLength = BinaryPrimitives.ReadUInt64LittleEndian(file.Span);
        if (headerLength > (ulong)MaxHeader)
            throw new SafetensorsException($"The header's length (bytes 0 to 7) is {headerLength}, over the limit of {MaxHeader}; is this a safetensors file?");
        if ((long)headerLength > file.Length - 8)
            throw new SafetensorsException($"The header has {headerLength} bytes, but only {ShapeText.Count(file.Length - 8)} follow its length; the file is cut off");
        if (headerLength == 0 || file.Span[8] != (byte)'{')
            throw new SafetensorsException("The header (from byte 8) must start with '{'");

        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        List<Declared> declared = ReadHeader(file.Span.Slice(8, (int)headerLength), metadata);
        ReadOnlyMemory<byte> data = file[(8 + (int)headerLength)..];
        CheckTiling(declared, data.Length);
        SafetensorsEntry[] entries = [.. declared.Select(x =>
            new SafetensorsEntry(x.Name, x.Type, x.Shape, (int)((x.End - x.Begin) / x.Type.Size()), data[(int)x.Begin..(int)x.End]))];
        return new SafetensorsFile(entries, metadata);
    }

    private static List<Declared> ReadHeader(ReadOnlySpan<byte> header, Dictionary<string, string> metadata)
    {
        var declared = new List<Declared>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var json = new Utf8JsonReader(header);
        try
        {
            Expect(ref json, JsonTokenType.StartObject, "the header");
            while (NextName(ref json, "the header") is { } name)
            {
                if (!names.Add(name))
                    throw At(json, $"'{name}' stands twice in the header");
                if (name == MetadataKey)
                    ReadMetadata(ref json, metadata);
                else
                    declared.Add(ReadTensor(ref json, name));
            }

            // Only spaces may follow; the reader throws at anything else.
            if (json.Read())
                throw At(json, "The header goes on behind its object");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new SafetensorsException($"The header is not valid JSON near its byte {json.BytesConsumed}: {e.Message}", e);
        }

        return declared;
    }

    private static void ReadMetadata(ref Utf8JsonReader json, Dictionary<string, string> metadata)
    {
        Expect(ref json, JsonTokenType.StartObject, MetadataKey);
        while (NextName(ref json, MetadataKey) is { } key)
        {
            Expect(ref json, JsonTokenType.String, $"{MetadataKey} '{key}'");
            if (!metadata.TryAdd(key, json.GetString()!))
                throw At(json, $"'{key}' stands twice in {MetadataKey}");
        }
    }

    private static Declared ReadTensor(ref Utf8JsonReader json, string name)
    {
        string what = $"tensor '{name}'";
        TensorType? type = null;
        long[]? shape = null, offsets = null;
        Expect(ref json, JsonTokenType.StartObject, what);
        while (NextName(ref json, what) is { } field)
        {
            switch (field)
            {
                case "dtype" when type is null:
                    Expect(ref json, JsonTokenType.String, $"the dtype of {what}");
                    type = TensorTypes.Parse(json.GetString()!) ?? throw At(json, $"{Capital(what)} has dtype '{json.GetString()}', but only F64, F32, F16, BF16, I64, I32, I8 and U8 can be read");
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(ref json, $"the shape of {what}");
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(ref json, $"the data_offsets of {what}");
                    break;
                case "dtype" or "shape" or "data_offsets":
                    throw At(json, $"'{field}' stands twice in {what}");
                default:
                    throw At(json, $"{Capital(what)} has an unknown field '{field}'");
            }
        }

        if (type is null || shape is null || offsets is null)
            throw At(json, $"{Capital(what)} needs dtype, shape and data_offsets, but has no {(type is null ? "dtype" : shape is null ? "shape" : "data_offsets")}");
        if (offsets.Length != 2)
            throw At(json, $"{Capital(what)} needs two data_offsets, but has {offsets.Length}");
        if (offsets[1] < offsets[0])
            throw At(json, $"{Capital(what)} ends at {offsets[1]}, before it begins at {offsets[0]}");
        CheckSize(name, type.Value, shape, offsets[1] - offsets[0]);
        return new Declared(name, type.Value, shape, offsets[0], offsets[1]);
    }

    private static long[] ReadNumbers(ref Utf8JsonReader json, string what)
    {
        Expect(ref json, JsonTokenType.StartArray, what);
        var numbers = new List<long>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out long number) || number < 0)
                throw At(json, $"{Capital(what)} must be whole numbers from 0, one of them is not");
            numbers.Add(number);
        }

        return [.. numbers];
    }

    private static void CheckSize(string name, TensorType type, long[] shape, long bytes)
    {
        long expected = type.Size();
        try
        {
            foreach (long axis in shape)
                expected = checked(expected * axis);
        }
        catch (OverflowException)
        {
            throw new SafetensorsException($"Tensor '{name}' has shape {Text(shape)}, more than a file can hold");
        }

        if (expected != bytes)
            throw new SafetensorsException($"Tensor '{name}' of {type} {Text(shape)} needs {expected} bytes, but its data_offsets span {bytes}");
    }

    /// <summary>Sorts the tensors by place and checks that they fill the data section without holes or overlap.</summary>
    private static void CheckTiling(List<Declared> declared, long dataLength)
    {
        declared.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)) is var order and not 0 ? order : string.CompareOrdinal(a.Name, b.Name));
        long reached = 0;
        string before = "the data's start";
        foreach (Declared tensor in declared)
        {
            if (tensor.Begin != reached)
                throw new SafetensorsException($"Tensor '{tensor.Name}' begins at byte {tensor.Begin} of the data, but {before} ends at {reached}: {(tensor.Begin > reached ? "a hole" : "they overlap")}");
            reached = tensor.End;
            before = $"tensor '{tensor.Name}'";
        }

        if (reached != dataLength)
            throw new SafetensorsException($"The tensors have {reached} bytes of data, but the file has {dataLength}: {(reached > dataLength ? "it is cut off" : "something follows the last tensor")}");
    }

    private static string? NextName(ref Utf8JsonReader json, string what)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.EndObject)
            return null;
        return json.TokenType == JsonTokenType.PropertyName ? json.GetString() : throw At(json, $"{Capital(what)} must be an object");
    }

    private static void Expect(ref Utf8JsonReader json, JsonTokenType token, string what)
    {
        json.Read();
        if (json.TokenType != token)
            throw At(json, $"{Capital(what)} must be {(token == JsonTokenType.String ? "a string" : token == JsonTokenType.StartArray ? "an array" : "an object")}");
    }

    private static SafetensorsException At(in Utf8JsonReader json, string message) => new($"{message} (at byte {8 + json.TokenStartIndex})");

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Text(long[] shape) => "[" + string.Join(", ", shape) + "]";
}
