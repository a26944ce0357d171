namespace StaticNet;

/// <summary>
/// A vector for each token: <c>y[t] = weight[token[t]]</c>. It reads a <see cref="TokenInputAttribute"/> of <c>[T]</c> indices and gives a
/// sequence <c>[T, size]</c>. Parameter <c>weight</c> [vocabulary, size], each row drawn from N(0, 1).
/// </summary>
public sealed class EmbeddingAttribute : LayerAttribute
{
    /// <summary>Declares an embedding.</summary>
    /// <param name="vocabulary">How many tokens there are; their indices are 0 to vocabulary - 1. At least 1.</param>
    /// <param name="size">Features of each token's vector; at least 1.</param>
    public EmbeddingAttribute(int vocabulary, int size)
    {
        Vocabulary = vocabulary;
        Size = size;
    }

    /// <summary>How many tokens there are.</summary>
    public int Vocabulary { get; }

    /// <summary>Features of each token's vector.</summary>
    public int Size { get; }

    /// <summary>The token whose vector begins as zero and gets no gradient, so that it stays zero; below the vocabulary. Unless told, -1: none.</summary>
    public int PaddingIndex { get; set; } = -1;
}
