using System.Collections.Generic;

namespace StaticNet.Compiler.Kernels;

/// <summary>Kernels that share a method, which is told what they differ in.</summary>
internal interface IKernelFamily
{
    /// <summary>The one that names the method.</summary>
    Kernel First { get; }

    /// <summary>The end of the method's name.</summary>
    string Role { get; }

    /// <summary>What the method computes, as the comment above it.</summary>
    string Formula { get; }

    /// <summary>The method's parameters, with their types.</summary>
    string Parameters { get; }

    /// <summary>What a member gives the method.</summary>
    /// <param name="kernel">The member.</param>
    /// <param name="placement">Where its tensors lie.</param>
    /// <param name="places">Pointers to its operands, in their order.</param>
    /// <param name="others">What it would give a method of its own beside them.</param>
    IEnumerable<string> Arguments(Kernel kernel, IPlacement placement, IReadOnlyList<string> places, IEnumerable<string> others);

    /// <summary>The method's body for an instruction set.</summary>
    string Text(Simd simd);
}
