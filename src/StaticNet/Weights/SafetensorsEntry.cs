using System.Buffers.Binary;
using StaticNet.Runtime;

namespace StaticNet.Weights;

/// <summary>One tensor of a safetensors file. Its bytes are little-endian, row-major, and may start at any address.</summary>
public sealed class SafetensorsEntry
{
    private readonly ReadOnlyMemory<byte> bytes;

    internal SafetensorsEntry(string name, TensorType type, long[] shape, int length, ReadOnlyMemory<byte> bytes)
    {
        Name = name;
        Type = type;
        Shape = shape;
        Length = length;
        this.bytes = bytes;
    }

    /// <summary>The tensor's name.</summary>
    public string Name { get; }

    /// <summary>Its elements' type.</summary>
    public TensorType Type { get; }

    /// <summary>Its shape; empty for a single number.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>How many elements it has; 0 where an axis is 0.</summary>
    public int Length { get; }

    /// <summary>The elements as they are in the file.</summary>
    public ReadOnlySpan<byte> Bytes => bytes.Span;

    /// <summary>Copies the elements as floats: doubles and integers are rounded, halves are exact, NaN and infinities stay.</summary>
    /// <exception cref="ArgumentException">The target has not exactly <see cref="Length"/> floats.</exception>
    public void CopyTo(Span<float> target)
    {
        if (target.Length != Length)
            throw new ArgumentException($"Tensor '{Name}' has {ShapeText.Count(Length, "element")}, but the target has room for {ShapeText.Count(target.Length)}", nameof(target));
        ReadOnlySpan<byte> source = bytes.Span;
        int size = Type.Size();
        for (int i = 0; i < target.Length; i++)
            target[i] = Read(source.Slice(i * size, size));
    }

    /// <summary>The elements as floats in a new array.</summary>
    public float[] ToArray()
    {
        var values = new float[Length];
        CopyTo(values);
        return values;
    }

    /// <summary>The only element as a whole number.</summary>
    internal long ToInt64() => Type == TensorType.I64 ? BinaryPrimitives.ReadInt64LittleEndian(bytes.Span) : (long)ToArray()[0];

    private float Read(ReadOnlySpan<byte> element) => Type switch
    {
        TensorType.F32 => BinaryPrimitives.ReadSingleLittleEndian(element),
        TensorType.F64 => (float)BinaryPrimitives.ReadDoubleLittleEndian(element),
        TensorType.F16 => (float)BinaryPrimitives.ReadHalfLittleEndian(element),
        TensorType.BF16 => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(element) << 16),
        TensorType.I64 => BinaryPrimitives.ReadInt64LittleEndian(element),
        TensorType.I32 => BinaryPrimitives.ReadInt32LittleEndian(element),
        TensorType.I8 => (sbyte)element[0],
        _ => element[0],
    };
}
