namespace StaticNet;

/// <summary>The sum of layers of one shape, as in a residual connection.</summary>
public sealed class AddAttribute : JoinAttribute
{
    /// <summary>Declares a sum.</summary>
    /// <param name="sources">The names of the layers to add; one name alone is added to the layer before.</param>
    public AddAttribute(params string[] sources)
        : base(sources)
    {
    }
}
