namespace StaticNet;

/// <summary>
/// A layer with a state that goes from step to step of a sequence: <c>[T, F] -> [units]</c>, the last state, or with
/// <see cref="ReturnSequences"/> <c>[T, units]</c>, all of them. The first state is zero.
/// </summary>
/// <remarks>
/// Parameters have PyTorch's names: <c>weight_ih_l0 [G units, F]</c>, <c>weight_hh_l0 [G units, units]</c>, <c>bias_ih_l0</c> and
/// <c>bias_hh_l0 [G units]</c>, for G gates; the next layer's end in <c>_l1</c>, those of the other direction in <c>_reverse</c>. All are drawn
/// from U(-1/sqrt(units), 1/sqrt(units)). Gradients go back through all steps.
/// </remarks>
public abstract class RecurrentAttribute : LayerAttribute
{
    private protected RecurrentAttribute(int units) => Units = units;

    /// <summary>The size of the state.</summary>
    public int Units { get; }

    /// <summary>Whether the output is the state after every step, and not the last one alone.</summary>
    public bool ReturnSequences { get; set; }

    /// <summary>
    /// Whether a second state goes from the last step to the first. The output's features are then those of both, <c>2 units</c>; without
    /// <see cref="ReturnSequences"/> each direction gives its state after its own last step.
    /// </summary>
    public bool Bidirectional { get; set; }

    /// <summary>How many such layers follow each other, each reading all states of the one before; at least 1.</summary>
    public int NumLayers { get; set; } = 1;
}
