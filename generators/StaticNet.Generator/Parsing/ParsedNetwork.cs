using StaticNet.Compiler.Model;

namespace StaticNet.Generator.Parsing;

/// <summary>What the parser made of a class. It holds no symbol, no syntax and no place in a file, so the pipeline can cache it.</summary>
/// <param name="Model">The declaration, as far as it could be read.</param>
/// <param name="Issues">The problems with the declaration itself.</param>
/// <param name="HintName">What the generated file is called: namespace, nesting and name.</param>
/// <param name="CanBeExtended">Whether another part of the class can be written at all.</param>
/// <param name="CanBeInferred">
/// Whether shapes mean anything: every attribute was read, and their order is known. Where not, there is an issue, or the C#
/// compiler reports an error of its own.
/// </param>
internal sealed record ParsedNetwork(
    NetworkModel Model,
    EquatableArray<Issue> Issues,
    string HintName,
    bool CanBeExtended,
    bool CanBeInferred);
