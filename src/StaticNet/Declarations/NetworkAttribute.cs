using System;

namespace StaticNet;

/// <summary>
/// Marks a partial class as a network. The attributes that follow it are the network: its inputs, its layers in
/// order, and last its loss. The generator writes the other part of the class.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>Whether the network's code has loops. All choices compute the same, but for the rounding of sums in another order.</summary>
    public Unroll Unroll { get; set; } = Unroll.Auto;
}
