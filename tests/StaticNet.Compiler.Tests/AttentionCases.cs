namespace StaticNet.Compiler.Tests;

/// <summary>Attention for the gradient check.</summary>
internal static class AttentionCases
{
    private static readonly object Squares = new MeanSquaredErrorAttribute();
    private static readonly object CrossEntropy = new SoftmaxCrossEntropyAttribute();

    public static IEnumerable<(string Name, object[] Layers)> All()
    {
        foreach (int size in new[] { 1, 7, 8, 9, 31, 33 })
        {
            yield return ($"attention over {size} steps", [new InputAttribute(size, 6), new MultiHeadAttentionAttribute(2), Squares]);
            yield return ($"causal attention over {size} steps", [new InputAttribute(size, 6), new MultiHeadAttentionAttribute(3) { Causal = true }, Squares]);
            yield return ($"attention of heads of {size}", [new InputAttribute(3, 2 * size), new MultiHeadAttentionAttribute(2), Squares]);
        }

        yield return ("attention that drops weights", [new InputAttribute(5, 8), new MultiHeadAttentionAttribute(2) { Dropout = 0.3 }, Squares]);
        yield return ("causal attention that drops weights", [new InputAttribute(9, 6), new MultiHeadAttentionAttribute(2) { Dropout = 0.3, Causal = true }, Squares]);
        yield return ("attention that drops every weight", [new InputAttribute(4, 6), new MultiHeadAttentionAttribute(2) { Dropout = 1 }, Squares]);
        yield return ("attention behind attention", [new InputAttribute(5, 6), new MultiHeadAttentionAttribute(2), new MultiHeadAttentionAttribute(3) { Causal = true }, new FlattenAttribute(), new DenseAttribute(3), CrossEntropy]);
        yield return ("encoder", [new InputAttribute(5, 6), new TransformerEncoderAttribute(2, 9) { Dropout = 0, Epsilon = 0.1 }, Squares]);
        yield return ("encoder with the norm first", [new InputAttribute(5, 6), new TransformerEncoderAttribute(3, 8) { NormFirst = true, Activation = EncoderActivation.GELU, Dropout = 0, Epsilon = 0.1 }, Squares]);
        yield return ("causal encoders that drop", [
            new InputAttribute(4, 6), new DenseAttribute(8), new TransformerEncoderAttribute(2, 7) { NormFirst = true, Activation = EncoderActivation.GELU, Causal = true, Epsilon = 0.1, Dropout = 0.2 },
            new TransformerEncoderAttribute(1, 7) { Causal = true, Activation = EncoderActivation.GELU, Epsilon = 0.1, Dropout = 0.2 }, new DenseAttribute(3), Squares]);
        yield return ("two readers, attention", [
            new InputAttribute(4, 6), new TanhAttribute { Name = "first" }, new MultiHeadAttentionAttribute(2) { Name = "a", From = "first" },
            new MultiHeadAttentionAttribute(3) { Name = "b", From = "first" }, new AddAttribute("a", "b", "first"), Squares]);
    }
}
