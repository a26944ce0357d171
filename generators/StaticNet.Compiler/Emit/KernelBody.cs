using System.Collections.Generic;

namespace StaticNet.Compiler.Emit;

/// <summary>The text of a kernel for one instruction set.</summary>
/// <param name="Suffix">The end of the method's name; empty for the method that is called.</param>
/// <param name="Text">The body of the method.</param>
/// <param name="Parts">Further methods that it calls.</param>
internal sealed record KernelBody(string Suffix, string Text, IReadOnlyList<(string Name, string Parameters, string Body)> Parts)
{
    /// <summary>When it is called instead, a constant for the JIT; null for the method that is called.</summary>
    public string? Condition { get; init; }
}
