using System.Runtime.InteropServices;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>
/// Exactly so many floats, with guards on both sides which nothing may write. Guards are NaN, as the block itself is at first if
/// wished, so that whoever computes with what it has not written shows it.
/// </summary>
internal sealed unsafe class GuardedBlock : IDisposable
{
    // Not what a computation would give, but NaN all the same.
    private const uint Guard = 0x7FC5A5A5;
    private const int GuardFloats = 64;

    private readonly uint* memory;
    private readonly int length, before;

    public GuardedBlock(string name, long length, bool isNaN = false, int misalignment = 0)
    {
        Name = name;
        this.length = (int)length;
        before = GuardFloats + misalignment;
        memory = (uint*)NativeMemory.AlignedAlloc((nuint)((length + 2 * GuardFloats + misalignment) * sizeof(float)), 64);
        new Span<uint>(memory, before + this.length + GuardFloats).Fill(Guard);
        if (!isNaN)
            Floats.Clear();
    }

    public string Name { get; }

    /// <summary>The first float; 64-byte aligned unless misaligned on purpose.</summary>
    public float* Pointer => (float*)(memory + before);

    public Span<float> Floats => new(Pointer, length);

    /// <summary>Null where both guards are whole; else the first float that was written.</summary>
    public string? Complaint()
    {
        for (int i = 0; i < before + length + GuardFloats; i++)
        {
            if ((i < before || i >= before + length) && memory[i] != Guard)
                return $"{Name}, {length} floats: [{i - before}] was written";
        }

        return null;
    }

    public void Dispose() => NativeMemory.AlignedFree(memory);
}
