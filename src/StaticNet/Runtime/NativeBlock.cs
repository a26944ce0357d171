using System.Runtime.InteropServices;

namespace StaticNet.Runtime;

/// <summary>
/// Floats outside the managed heap, zero at first and 64-byte aligned, as kernels want them. Freed by <see cref="Dispose"/>,
/// or by the finalizer; whoever hands out the pointer keeps the block alive meanwhile.
/// </summary>
internal sealed unsafe class NativeBlock : IDisposable
{
    private const nuint Alignment = 64;
    private float* pointer;

    /// <summary>Allocates a block. A block of no floats still has a valid pointer.</summary>
    public NativeBlock(long floats)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(floats);
        Length = floats;

        // A kernel may read the rest of the last vector, so the block ends on a whole one.
        nuint bytes = (checked((nuint)floats * sizeof(float)) + 2 * Alignment - 1) / Alignment * Alignment;
        pointer = (float*)NativeMemory.AlignedAlloc(bytes, Alignment);
        NativeMemory.Clear(pointer, bytes);
        GC.AddMemoryPressure((long)bytes);
        Bytes = (long)bytes;
    }

    ~NativeBlock() => Free();

    /// <summary>How many floats.</summary>
    public long Length { get; }

    /// <summary>The first float; null after <see cref="Dispose"/>.</summary>
    public float* Pointer => pointer;

    private long Bytes { get; }

    /// <summary>Frees the memory; a second time does nothing.</summary>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (pointer is null)
            return;
        NativeMemory.AlignedFree(pointer);
        pointer = null;
        GC.RemoveMemoryPressure(Bytes);
    }
}
