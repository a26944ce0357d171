using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using StaticNet.Compiler.Model;

namespace StaticNet.Generator.Parsing;

/// <summary>
/// A parsed network beside the attributes that it was read from, so that an <see cref="Anchor"/> can be traced to its syntax.
/// For the analyzer; it must not enter the generator's pipeline.
/// </summary>
/// <param name="Network">What was read.</param>
/// <param name="Type">The class.</param>
/// <param name="Inputs">The inputs' attributes, in the order of the model.</param>
/// <param name="Layers">The layers' attributes, in the order of the model.</param>
/// <param name="Outputs">The outputs' attributes, in the order of the model.</param>
/// <param name="Losses">The losses' attributes, in the order of the model.</param>
internal sealed record Declaration(
    ParsedNetwork Network,
    INamedTypeSymbol Type,
    ImmutableArray<BoundAttribute> Inputs,
    ImmutableArray<BoundAttribute> Layers,
    ImmutableArray<BoundAttribute> Outputs,
    ImmutableArray<BoundAttribute> Losses)
{
    /// <summary>The budget, if there is one.</summary>
    public ImmutableArray<BoundAttribute> Budgets { get; init; } = [];

    /// <summary>What marks the class as a network.</summary>
    public ImmutableArray<BoundAttribute> Networks { get; init; } = [];

    /// <summary>The file of weights, if there is one.</summary>
    public ImmutableArray<BoundAttribute> Weights { get; init; } = [];
}
