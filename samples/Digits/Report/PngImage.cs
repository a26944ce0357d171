using System.Buffers.Binary;
using System.IO.Compression;

namespace Digits.Report;

/// <summary>
/// Encodes an image as PNG (ISO/IEC 15948): grey or red-green-blue, 8 bits, one zlib stream, no line filters. Just what
/// small pictures in a page need.
/// </summary>
public static class PngImage
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(CrcOfByte)];

    /// <summary>Encodes rows of pixels.</summary>
    /// <param name="pixels">Row by row, <paramref name="channels"/> bytes a pixel.</param>
    /// <param name="width">Columns.</param>
    /// <param name="channels">1 for grey, 3 for red, green, blue.</param>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width, int channels)
    {
        int stride = width * channels, height = pixels.Length / stride;
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;                                   // bits per channel
        header[9] = (byte)(channels == 3 ? 2 : 0);       // colour type; compression, filter and interlace stay 0

        using var rows = new MemoryStream();
        using (var zlib = new ZLibStream(rows, CompressionLevel.SmallestSize, leaveOpen: true))
            for (int y = 0; y < height; y++)
            {
                zlib.WriteByte(0);                       // filter: none
                zlib.Write(pixels.Slice(y * stride, stride));
            }

        using var file = new MemoryStream();
        file.Write(Signature);
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, rows.ToArray());
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>The PNG as an address that can stand in a page.</summary>
    public static string DataUri(ReadOnlySpan<byte> pixels, int width, int channels) =>
        "data:image/png;base64," + Convert.ToBase64String(Encode(pixels, width, channels));

    // length, type, data, CRC-32 of type and data
    private static void WriteChunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(data, Crc(type, 0xFFFFFFFF)));
        file.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> data, uint crc)
    {
        foreach (byte b in data)
            crc = CrcTable[(crc ^ b) & 0xFF] ^ (crc >> 8);
        return crc;
    }

    private static uint CrcOfByte(int index)
    {
        uint crc = (uint)index;
        for (int bit = 0; bit < 8; bit++)
            crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        return crc;
    }
}
