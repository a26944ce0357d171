namespace StaticNet;

/// <summary>
/// Axes in another order: axis i of the output is axis <c>dims[i]</c> of the input, counted from 0 and without the batch.
/// <c>[Permute(2, 0, 1)]</c> makes <c>[H, W, C]</c> to <c>[C, H, W]</c>.
/// </summary>
public sealed class PermuteAttribute : LayerAttribute
{
    /// <summary>Declares a change of order.</summary>
    /// <param name="dims">Every axis of the input once.</param>
    public PermuteAttribute(params int[] dims) => Dims = dims;

    /// <summary>The input's axes in the output's order.</summary>
    public int[] Dims { get; }
}
