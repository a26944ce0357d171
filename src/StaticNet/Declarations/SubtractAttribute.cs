namespace StaticNet;

/// <summary>The first layer minus all others, element by element.</summary>
public sealed class SubtractAttribute : JoinAttribute
{
    /// <summary>Declares a difference.</summary>
    /// <param name="sources">The names of the layers, in order: the first, then what is taken from it; one name alone is taken from the layer before.</param>
    public SubtractAttribute(params string[] sources)
        : base(sources)
    {
    }
}
