namespace StaticNet;

/// <summary>The mean of layers of one shape, element by element.</summary>
public sealed class AverageAttribute : JoinAttribute
{
    /// <summary>Declares a mean.</summary>
    /// <param name="sources">The names of the layers; one name alone is joined with the layer before.</param>
    public AverageAttribute(params string[] sources)
        : base(sources)
    {
    }
}
