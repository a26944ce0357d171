using System.Diagnostics.CodeAnalysis;

namespace StaticNet.Weights;

/// <summary>
/// A safetensors file in memory (the format of huggingface/safetensors): eight bytes with the header's length, the header as
/// JSON, then the tensors without holes. Everything is checked when it is opened; later reads cannot fail.
/// </summary>
public sealed class SafetensorsFile
{
    private readonly Dictionary<string, SafetensorsEntry> byName;

    internal SafetensorsFile(IReadOnlyList<SafetensorsEntry> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        Tensors = tensors;
        Metadata = metadata;
        byName = tensors.ToDictionary(x => x.Name, StringComparer.Ordinal);
    }

    /// <summary>The tensors in the order of their bytes.</summary>
    public IReadOnlyList<SafetensorsEntry> Tensors { get; }

    /// <summary>The strings under "__metadata__".</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The tensor of this name.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message names the nearest one.</exception>
    public SafetensorsEntry this[string name] => TryGet(name, out SafetensorsEntry? tensor)
        ? tensor
        : throw new KeyNotFoundException(NearestName.Missing("The file", "tensor", name, Tensors.Select(x => x.Name)));

    /// <summary>Whether there is a tensor of this name, and which.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out SafetensorsEntry? tensor) => byName.TryGetValue(name, out tensor);

    /// <summary>Reads a file.</summary>
    /// <exception cref="SafetensorsException">It is malformed; the message names the file and the place.</exception>
    public static SafetensorsFile Open(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        try
        {
            return Read(bytes);
        }
        catch (SafetensorsException e)
        {
            throw new SafetensorsException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>Reads a stream up to its end; it stays open.</summary>
    /// <exception cref="SafetensorsException">It is malformed.</exception>
    public static SafetensorsFile Read(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return Read(copy.GetBuffer().AsMemory(0, (int)copy.Length));
    }

    /// <summary>Reads a whole file's bytes, which are not copied and must not change.</summary>
    /// <exception cref="SafetensorsException">They are malformed.</exception>
    public static SafetensorsFile Read(ReadOnlyMemory<byte> bytes) => SafetensorsReader.Read(bytes);
}
