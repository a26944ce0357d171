namespace StaticNet;

/// <summary>
/// A sample of tokens: <c>[TokenInput(64)]</c> is a sequence of 64 indices, each from 0 to the vocabulary - 1 of the
/// <see cref="EmbeddingAttribute"/> that reads it. The generated members take them as ints; an index out of that range is an exception
/// that names its place, before anything runs.
/// </summary>
public sealed class TokenInputAttribute : InputAttribute
{
    /// <summary>Declares an input of tokens.</summary>
    /// <param name="length">How many tokens a sample has; at least 1.</param>
    public TokenInputAttribute(int length)
        : base(length)
    {
    }

    internal override bool IsTokens => true;
}
