using System;

namespace StaticNet;

/// <summary>
/// What a network may cost at most. Over it is an error at compile time that names the largest layers; what is not given, or 0,
/// is not limited.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BudgetAttribute : Attribute
{
    /// <summary>The most numbers that are learned.</summary>
    public long Parameters { get; set; }

    /// <summary>The most multiply-adds of one prediction.</summary>
    public long MultiplyAdds { get; set; }

    /// <summary>The most bytes that one prediction works in, beside the weights.</summary>
    public long WorkspaceBytes { get; set; }

    /// <summary>The most bytes of weights in memory, with what pads them to whole vectors.</summary>
    public long WeightBytes { get; set; }
}
