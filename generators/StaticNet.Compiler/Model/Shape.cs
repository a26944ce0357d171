using System;
using System.Globalization;
using System.Linq;

namespace StaticNet.Compiler.Model;

/// <summary>The sizes of one sample of a tensor, channels first: [N], [T, F] or [C, H, W]. The batch is never part of it.</summary>
internal readonly struct Shape(params int[] sizes) : IEquatable<Shape>
{
    private readonly EquatableArray<int> sizes = new(sizes);

    public int Rank => sizes.Count;

    public int this[int axis] => sizes[axis];

    /// <summary>How many numbers one sample has; a long, since a declaration may ask for anything, and no more than a long holds.</summary>
    public long Size => sizes.Aggregate(1L, (product, size) => size > 0 && product > long.MaxValue / size ? long.MaxValue : product * size);

    public int[] ToArray() => sizes.ToArray();

    public bool IsVector => Rank == 1;

    public bool IsSequence => Rank == 2;

    public bool IsImage => Rank == 3;

    /// <summary>Channels of an image, features of a sequence, elements of a vector: what lies innermost in memory.</summary>
    public int Channels => Rank == 2 ? sizes[1] : sizes[0];

    /// <summary>Rows of an image; 1 else.</summary>
    public int Height => Rank == 3 ? sizes[1] : 1;

    /// <summary>Columns of an image, steps of a sequence; 1 for a vector.</summary>
    public int Width => Rank switch { 3 => sizes[2], 2 => sizes[0], _ => 1 };

    public int Pixels => Height * Width;

    public bool Equals(Shape other) => sizes.Equals(other.sizes);

    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    public override int GetHashCode() => sizes.GetHashCode();

    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    public override string ToString() => "[" + string.Join(", ", sizes.Select(size => size.ToString(CultureInfo.InvariantCulture))) + "]";
}
