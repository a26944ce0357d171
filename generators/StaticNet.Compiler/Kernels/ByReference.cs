using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace StaticNet.Compiler.Kernels;

/// <summary>Kernels as keys: each is in one program only, and equal ones may be in several.</summary>
internal sealed class ByReference : IEqualityComparer<Kernel>
{
    public static readonly ByReference Comparer = new();

    public bool Equals(Kernel? x, Kernel? y) => ReferenceEquals(x, y);

    public int GetHashCode(Kernel kernel) => RuntimeHelpers.GetHashCode(kernel);
}
