namespace StaticNet;

/// <summary>The product of layers of one shape, element by element, as a gate.</summary>
public sealed class MultiplyAttribute : JoinAttribute
{
    /// <summary>Declares a product.</summary>
    /// <param name="sources">The names of the layers to multiply; one name alone is multiplied with the layer before.</param>
    public MultiplyAttribute(params string[] sources)
        : base(sources)
    {
    }
}
