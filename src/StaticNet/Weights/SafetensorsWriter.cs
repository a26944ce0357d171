using System.Buffers.Binary;
using System.Text.Json;

namespace StaticNet.Weights;

/// <summary>
/// Writes safetensors files as the reference does, so that equal tensors give equal bytes: tensors by descending size of
/// their elements, then by name; the header without spaces, padded with spaces to 8 bytes; metadata by name.
/// </summary>
public sealed class SafetensorsWriter
{
    private readonly List<(string Name, TensorType Type, long[] Shape, byte[] Bytes)> tensors = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> metadata = new(StringComparer.Ordinal);

    /// <summary>Adds floats, as F32.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <param name="shape">Its shape; empty for a single number.</param>
    /// <param name="values">Its elements in row-major order.</param>
    /// <exception cref="ArgumentException">The name is taken or reserved, or the shape does not have as many elements.</exception>
    public void Add(string name, ReadOnlySpan<long> shape, ReadOnlySpan<float> values)
    {
        var bytes = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        Add(name, TensorType.F32, shape, values.Length, bytes);
    }

    /// <summary>Adds whole numbers, as I64.</summary>
    /// <inheritdoc cref="Add(string, ReadOnlySpan{long}, ReadOnlySpan{float})"/>
    public void Add(string name, ReadOnlySpan<long> shape, ReadOnlySpan<long> values)
    {
        var bytes = new byte[values.Length * sizeof(long)];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), values[i]);
        Add(name, TensorType.I64, shape, values.Length, bytes);
    }

    /// <summary>Adds a string to the metadata, or replaces it.</summary>
    public void AddMetadata(string key, string value) => metadata[key] = value;

    /// <summary>Writes the file; the stream stays open.</summary>
    public void Write(Stream stream)
    {
        tensors.Sort((a, b) => b.Type.Size() != a.Type.Size() ? b.Type.Size() - a.Type.Size() : string.CompareOrdinal(a.Name, b.Name));
        byte[] header = Header();
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var tensor in tensors)
            stream.Write(tensor.Bytes);
    }

    /// <summary>
    /// Writes the file beside its place and then moves it there in one step: where anything fails, an older file is as it was.
    /// </summary>
    public void Write(string path) => WholeFile.Write(path, Write);

    private void Add(string name, TensorType type, ReadOnlySpan<long> shape, int length, byte[] bytes)
    {
        long expected = 1;
        foreach (long axis in shape)
            expected = checked(expected * axis);
        if (expected != length)
            throw new ArgumentException($"Tensor '{name}' of shape [{string.Join(", ", shape.ToArray())}] needs {expected} values, but got {length}", nameof(shape));
        if (name == "__metadata__")
            throw new ArgumentException("'__metadata__' is no name for a tensor; use AddMetadata", nameof(name));
        if (!names.Add(name))
            throw new ArgumentException($"There is already a tensor '{name}'", nameof(name));
        tensors.Add((name, type, shape.ToArray(), bytes));
    }

    private byte[] Header()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            if (metadata.Count > 0)
            {
                json.WriteStartObject("__metadata__");
                foreach (var (key, value) in metadata)
                    json.WriteString(key, value);
                json.WriteEndObject();
            }

            long offset = 0;
            foreach (var tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", tensor.Type.ToString());
                json.WriteStartArray("shape");
                foreach (long axis in tensor.Shape)
                    json.WriteNumberValue(axis);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += tensor.Bytes.Length);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        while (stream.Length % 8 != 0)
            stream.WriteByte((byte)' ');
        return stream.ToArray();
    }
}
