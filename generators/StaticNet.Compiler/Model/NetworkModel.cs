using System;

namespace StaticNet.Compiler.Model;

/// <summary>
/// A declaration as it was read: names, numbers and the attributes themselves (which compare by value), and nothing of
/// the compiler that read it. What the incremental pipeline caches.
/// </summary>
internal sealed record NetworkModel
{
    /// <summary>The namespace, or empty.</summary>
    public required string Namespace { get; init; }

    /// <summary>The class's own name.</summary>
    public required string Name { get; init; }

    /// <summary>The types that contain it, outermost first, each as it is to be repeated: "partial class Outer".</summary>
    public EquatableArray<string> ContainingTypes { get; init; }

    /// <summary>The inputs; a network that can be built has at least one.</summary>
    public EquatableArray<InputAttribute> Inputs { get; init; }

    /// <summary>The layers in order.</summary>
    public EquatableArray<LayerAttribute> Layers { get; init; }

    /// <summary>The blocks that the layers, and the blocks themselves, put in.</summary>
    public EquatableArray<BlockModel> Blocks { get; init; }

    /// <summary>The losses in order; none for a network that only predicts.</summary>
    public EquatableArray<LossAttribute> Losses { get; init; }

    /// <summary>Layers that are predictions beside those that losses judge.</summary>
    public EquatableArray<OutputAttribute> Outputs { get; init; }

    /// <summary>The first loss; null for a network that only predicts.</summary>
    public LossAttribute? Loss
    {
        get => Losses.Count > 0 ? Losses[0] : null;
        init => Losses = value is null ? default : new([value]);
    }

    /// <summary>What it may cost; null for anything.</summary>
    public BudgetAttribute? Budget { get; init; }

    /// <summary>Whether its code has loops.</summary>
    public Unroll Unroll { get; init; }

    /// <summary>The weights that are compiled in; null for none.</summary>
    public WeightsAttribute? Weights { get; init; }

    public bool Equals(NetworkModel? other) =>
        other is not null
        && Namespace == other.Namespace
        && Name == other.Name
        && Unroll == other.Unroll
        && ContainingTypes.Equals(other.ContainingTypes)
        && AttributeValues.Equal(Inputs, other.Inputs)
        && AttributeValues.Equal(Layers, other.Layers)
        && Blocks.Equals(other.Blocks)
        && AttributeValues.Equal(Losses, other.Losses)
        && AttributeValues.Equal(Outputs, other.Outputs)
        && AttributeValues.Equal(Budget, other.Budget)
        && AttributeValues.Equal(Weights, other.Weights);

    /// <summary>Of name and count alone: attributes with arrays have no hash that goes with their equality.</summary>
    public override int GetHashCode() => (Namespace, Name, Layers.Count).GetHashCode();
}
