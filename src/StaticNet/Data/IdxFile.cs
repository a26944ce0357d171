using System.Buffers.Binary;
using System.IO.Compression;
using StaticNet.Runtime;

namespace StaticNet;

/// <summary>
/// A file of bytes in the IDX format of MNIST (LeCun): two zero bytes, the element type, the rank, the axes as big-endian
/// 32-bit numbers, the elements. Files compressed with gzip are recognised by their first bytes. Elements must be unsigned bytes.
/// </summary>
public sealed class IdxFile
{
    private const byte UnsignedByte = 8;

    private IdxFile(int[] shape, byte[] values)
    {
        Shape = shape;
        Values = values;
    }

    /// <summary>The axes, outermost first: [60000, 28, 28].</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The elements in row-major order.</summary>
    public byte[] Values { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is malformed; the message names the file, what was expected, and what was found.</exception>
    public static IdxFile Open(string path)
    {
        try
        {
            return Read(File.ReadAllBytes(path));
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>Reads a whole file's bytes.</summary>
    /// <exception cref="InvalidDataException">They are malformed.</exception>
    public static IdxFile Read(byte[] bytes)
    {
        if (bytes is [0x1F, 0x8B, ..])
            bytes = Decompress(bytes);
        if (bytes is not [0, 0, var type, _, ..])
            throw new InvalidDataException($"An IDX file starts with two zero bytes, a type and a rank, but this one with {(bytes.Length == 0 ? "nothing" : Convert.ToHexString(bytes.AsSpan(0, Math.Min(4, bytes.Length))))}");
        if (type != UnsignedByte)
            throw new InvalidDataException($"Expected elements of type 0x08 (unsigned byte), but found 0x{type:X2}");
        (int header, int[] shape, long count) = ReadShape(bytes);
        if (bytes.Length - header != count)
            throw new InvalidDataException($"Expected {ShapeText.Count(count, "element")} for {ShapeText.Of(shape)}, but found {ShapeText.Count(bytes.Length - header)}");
        return new IdxFile(shape, bytes[header..]);
    }

    /// <summary>The header's length, the axes, and how many elements they say follow; more than a file can hold is <see cref="int.MaxValue"/>.</summary>
    private static (int Header, int[] Shape, long Count) ReadShape(ReadOnlySpan<byte> bytes)
    {
        int rank = bytes[3], header = 4 + 4 * rank;
        if (bytes.Length < header)
            throw new InvalidDataException($"Expected a header of {header} bytes for {rank} axes, but found {ShapeText.Count(bytes.Length, "byte")}");
        var shape = new int[rank];
        long count = 1;
        for (int axis = 0; axis < rank; axis++)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(bytes[(4 + 4 * axis)..]);
            count = length <= int.MaxValue ? Math.Min(count * length, int.MaxValue) : int.MaxValue;
            shape[axis] = (int)Math.Min(length, int.MaxValue);
        }

        return (header, shape, count);
    }

    // A few bytes of gzip can swell to any size, so no more is unpacked than the header inside says, and one byte to notice more.
    private static byte[] Decompress(byte[] bytes)
    {
        using var source = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        Span<byte> start = stackalloc byte[4 + 4 * byte.MaxValue];
        int known = source.ReadAtLeast(start[..4], 4, throwOnEndOfStream: false);
        if (known == 4)
            known += source.ReadAtLeast(start.Slice(4, 4 * start[3]), 4 * start[3], throwOnEndOfStream: false);
        using var target = new MemoryStream();
        target.Write(start[..known]);
        if (known < 4 || known < 4 + 4 * start[3])
            return target.ToArray();

        long left = ReadShape(start[..known]).Count;
        var buffer = new byte[4_096];
        while (left > 0 && source.Read(buffer, 0, (int)Math.Min(left, buffer.Length)) is > 0 and var read)
        {
            target.Write(buffer, 0, read);
            left -= read;
        }

        if (left == 0 && source.ReadByte() >= 0)
            throw new InvalidDataException($"Expected {ShapeText.Count(target.Length - known, "element")} in the compressed file, but more follows");
        return target.ToArray();
    }
}
