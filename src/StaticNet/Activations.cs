using System.Collections;

namespace StaticNet;

/// <summary>What every layer gave for one sample, in the order of the layers.</summary>
public sealed class Activations : IReadOnlyList<Activation>
{
    private readonly string owner;
    private readonly Activation[] layers;

    internal Activations(string owner, Activation[] layers)
    {
        this.owner = owner;
        this.layers = layers;
    }

    /// <inheritdoc/>
    public int Count => layers.Length;

    /// <inheritdoc/>
    public Activation this[int index] => layers[index];

    /// <summary>The output of the layer of this name.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message names the nearest one.</exception>
    public Activation this[string layer] => Array.Find(layers, x => x.Layer == layer)
        ?? throw new KeyNotFoundException(NearestName.Missing(owner, "layer", layer, layers.Select(x => x.Layer)));

    /// <inheritdoc/>
    public IEnumerator<Activation> GetEnumerator() => ((IEnumerable<Activation>)layers).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>The output of one layer for one sample.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Kind">What it is, with its settings.</param>
/// <param name="Shape">The output's shape.</param>
/// <param name="Values">The output in row-major order.</param>
public sealed record Activation(string Layer, string Kind, IReadOnlyList<int> Shape, float[] Values);
