using System.Buffers.Binary;
using System.IO.Compression;

namespace Digits.Data;

/// <summary>
/// MNIST's IDX format: two zero bytes, the type (8: unsigned bytes, the only one read here), the number of sizes, the sizes as
/// big-endian 32-bit numbers, the bytes. A file whose name ends in .gz is unpacked while it is read.
/// </summary>
/// <param name="Shape">The sizes, outermost first.</param>
/// <param name="Values">The bytes in row-major order.</param>
public sealed record IdxFile(int[] Shape, byte[] Values)
{
    private const byte UnsignedBytes = 8;

    /// <summary>Reads a file.</summary>
    /// <exception cref="DataException">It is not in the format.</exception>
    public static IdxFile Read(string path) => Parse(ReadUnpacked(path), path);

    /// <summary>A file's bytes, unpacked if its name ends in .gz.</summary>
    /// <exception cref="DataException">It ends in .gz but is not gzip.</exception>
    public static byte[] ReadUnpacked(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? Unpack(bytes, path) : bytes;
    }

    /// <summary>Unpacks gzip.</summary>
    /// <exception cref="DataException">The bytes are not gzip.</exception>
    public static byte[] Unpack(byte[] gzip, string name)
    {
        try
        {
            using var unpacked = new MemoryStream();
            using (var stream = new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress))
                stream.CopyTo(unpacked);
            return unpacked.ToArray();
        }
        catch (InvalidDataException)
        {
            throw new DataException($"{name} is not gzip; it may be a page of a proxy, or a download that was cut short");
        }
    }

    /// <summary>Takes a file's bytes apart.</summary>
    /// <exception cref="DataException">They are not in the format; the message names the file.</exception>
    public static IdxFile Parse(ReadOnlySpan<byte> file, string name)
    {
        if (file.Length < 4 || file[0] != 0 || file[1] != 0 || file[2] != UnsignedBytes || file[3] is < 1 or > 4)
            throw new DataException($"{name} is not an IDX file of bytes: it must begin with 0, 0, 8 and the number of its sizes");
        int header = 4 + 4 * file[3];
        if (file.Length < header)
            throw new DataException($"{name} ends inside its header of {header} bytes");

        var shape = new int[file[3]];
        long length = 1;
        for (int i = 0; i < shape.Length; i++)
        {
            shape[i] = BinaryPrimitives.ReadInt32BigEndian(file[(4 + 4 * i)..]);
            if (shape[i] < 0)
                throw new DataException($"{name} has the size {shape[i]}");
            length = Math.Min(length * shape[i], int.MaxValue);
        }
        if (file.Length - header != length)
            throw new DataException($"{name} has [{string.Join(", ", shape)}] in its header, but {file.Length - header:N0} bytes behind it");
        return new IdxFile(shape, file[header..].ToArray());
    }
}
