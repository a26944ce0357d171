using StaticNet.Compiler.Layers;
using StaticNet.Compiler.Model;

namespace StaticNet.Generator.Uses;

/// <summary>What a loss compares an output with.</summary>
/// <param name="Title">What messages call it: the network, and behind a dot the layer where there are several.</param>
/// <param name="Parameters">What the members call it; one of these.</param>
/// <param name="Loss">The loss.</param>
/// <param name="Output">The shape of the output that it judges.</param>
internal sealed record TargetFacts(string Title, IReadOnlyList<string> Parameters, LossAttribute Loss, Shape Output)
{
    /// <summary>Whether it is class indices; else values.</summary>
    public bool IsClassIndex => Catalogue.Of(Loss).TargetIsClassIndex(Loss);

    /// <summary>How many numbers it is for one sample.</summary>
    public int Length => (int)Catalogue.Of(Loss).TargetShape(Loss, Output).Size;

    /// <summary>How many classes a label can name.</summary>
    public int Classes => Output.Channels;

    /// <summary>Whether a label says nothing.</summary>
    public bool Ignores(int label) => Catalogue.Of(Loss).Labels(Loss).Ignored == label;
}
