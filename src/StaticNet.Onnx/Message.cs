using System.Buffers.Binary;
using System.Text;

namespace StaticNet.Onnx;

/// <summary>A message of protocol buffers, written field by field: of the format, what ONNX files need.</summary>
internal sealed class Message
{
    private const int VarintType = 0, BytesType = 2, FloatType = 5;

    private readonly MemoryStream stream = new();

    /// <summary>Adds a number.</summary>
    public Message Add(int field, long value)
    {
        Varint((ulong)field << 3 | VarintType);
        Varint((ulong)value);
        return this;
    }

    /// <summary>Adds a float.</summary>
    public Message Add(int field, float value)
    {
        Varint((ulong)field << 3 | FloatType);
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        stream.Write(bytes);
        return this;
    }

    /// <summary>Adds a text.</summary>
    public Message Add(int field, string text) => Add(field, Encoding.UTF8.GetBytes(text));

    /// <summary>Adds a message in this one.</summary>
    public Message Add(int field, Message message) => Add(field, message.stream.GetBuffer().AsSpan(0, (int)message.stream.Length));

    /// <summary>Adds bytes.</summary>
    public Message Add(int field, ReadOnlySpan<byte> bytes)
    {
        Varint((ulong)field << 3 | BytesType);
        Varint((ulong)bytes.Length);
        stream.Write(bytes);
        return this;
    }

    public byte[] ToArray() => stream.ToArray();

    // Seven bits a byte, the lowest first; the eighth says that more follow.
    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            stream.WriteByte((byte)(value | 0x80));
        stream.WriteByte((byte)value);
    }
}
