namespace StaticNet;

/// <summary>The largest of layers of one shape, element by element. Of equal values the first source gets the gradient; NaN is passed on.</summary>
public sealed class MaximumAttribute : JoinAttribute
{
    /// <summary>Declares a maximum.</summary>
    /// <param name="sources">The names of the layers; one name alone is joined with the layer before.</param>
    public MaximumAttribute(params string[] sources)
        : base(sources)
    {
    }
}
