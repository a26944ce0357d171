namespace StaticNet.Weights;

/// <summary>The element types of safetensors files that are read here. F32 and I64 are written.</summary>
public enum TensorType
{
    /// <summary>Eight-bit signed integer.</summary>
    I8,

    /// <summary>Eight-bit unsigned integer.</summary>
    U8,

    /// <summary>IEEE half precision.</summary>
    F16,

    /// <summary>The upper half of a float.</summary>
    BF16,

    /// <summary>32-bit signed integer.</summary>
    I32,

    /// <summary>IEEE single precision.</summary>
    F32,

    /// <summary>64-bit signed integer.</summary>
    I64,

    /// <summary>IEEE double precision.</summary>
    F64,
}

internal static class TensorTypes
{
    /// <summary>Bytes of an element; also its alignment, by which files are sorted.</summary>
    public static int Size(this TensorType type) => type switch
    {
        TensorType.I8 or TensorType.U8 => 1,
        TensorType.F16 or TensorType.BF16 => 2,
        TensorType.I32 or TensorType.F32 => 4,
        _ => 8,
    };

    public static TensorType? Parse(string name) => name switch
    {
        "I8" => TensorType.I8,
        "U8" => TensorType.U8,
        "F16" => TensorType.F16,
        "BF16" => TensorType.BF16,
        "I32" => TensorType.I32,
        "F32" => TensorType.F32,
        "I64" => TensorType.I64,
        "F64" => TensorType.F64,
        _ => null,
    };
}
