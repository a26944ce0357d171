using System.Globalization;
using StaticNet.Compiler.Model;

namespace StaticNet.Generator.Uses;

/// <summary>One span of a network's members: an input or a prediction.</summary>
/// <param name="Title">What messages call it: the network, and behind a dot the input or layer where there are several.</param>
/// <param name="Parameters">What the members call it; one of these.</param>
/// <param name="Noun">What its elements are: "inputs", "tokens".</param>
/// <param name="Shape">The shape of one sample's.</param>
/// <param name="Constant">The network's constant for its length; null where it has none.</param>
internal sealed record SpanFacts(string Title, IReadOnlyList<string> Parameters, string Noun, Shape Shape, string? Constant)
{
    /// <summary>The length of one sample's, as C#.</summary>
    public string Length => Constant ?? Shape.Size.ToString(CultureInfo.InvariantCulture);

    /// <summary>The length of several samples', as C#.</summary>
    public string LengthOf(long samples) => Constant is null ? (samples * Shape.Size).ToString(CultureInfo.InvariantCulture) : $"{samples.ToString(CultureInfo.InvariantCulture)} * {Constant}";
}
