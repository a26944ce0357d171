namespace StaticNet;

/// <summary>
/// Layers put one behind the other along the channels of images, the features of sequences, or the elements of vectors;
/// the other sizes must be equal.
/// </summary>
public sealed class ConcatAttribute : JoinAttribute
{
    /// <summary>Declares a concatenation.</summary>
    /// <param name="sources">The names of the layers to join, in order; one name alone is put behind the layer before.</param>
    public ConcatAttribute(params string[] sources)
        : base(sources)
    {
    }
}
