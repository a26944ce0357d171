namespace StaticNet.Compiler.Tests;

/// <summary>Tokens and positions before the gradient check.</summary>
internal static class TokenCases
{
    public static IEnumerable<(string Name, object[] Attributes)> All()
    {
        var squares = new MeanSquaredErrorAttribute();
        foreach (int size in new[] { 1, 7, 8, 9, 31, 33 })
        {
            yield return ($"embedding of {size}", [new TokenInputAttribute(5), new EmbeddingAttribute(4, size), new TanhAttribute(), squares]);
            yield return ($"positions of {size}", [new InputAttribute(3, size), new PositionalEmbeddingAttribute(), new TanhAttribute(), squares]);
            yield return ($"positions at {size} steps", [new InputAttribute(size, 3), new TanhAttribute { Name = "x" }, new PositionalEmbeddingAttribute(), new AddAttribute("x"), squares]);
        }

        yield return ("sines", [new InputAttribute(4, 5), new DenseAttribute(6), new PositionalEmbeddingAttribute { Sinusoidal = true }, new TanhAttribute(), squares]);
        yield return ("two embeddings of the same tokens", [new TokenInputAttribute(5), new EmbeddingAttribute(4, 3) { Name = "a" }, new EmbeddingAttribute(6, 3) { From = "input" }, new MultiplyAttribute("a"), new DenseAttribute(2), new SoftmaxCrossEntropyAttribute()]);
    }
}
