namespace StaticNet.Compiler.Tests;

/// <summary>Tokens, positions, several inputs and several outputs before the gradient check.</summary>
internal static class JointCases
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

        LossAttribute classes = new SoftmaxCrossEntropyAttribute { From = "a", ClassWeights = [0.5, 1, 2] }, values = new MeanSquaredErrorAttribute { From = "b", Weight = 0.3 };
        yield return ("two inputs", [new InputAttribute(4) { Name = "x" }, new InputAttribute(3) { Name = "z" }, new DenseAttribute(5), new ConcatAttribute("z"), new TanhAttribute(), new DenseAttribute(2), squares]);
        yield return ("numbers and tokens", [new InputAttribute(3) { Name = "x" }, new TokenInputAttribute(5) { Name = "words" }, new EmbeddingAttribute(6, 4) { From = "words" }, new FlattenAttribute(), new ConcatAttribute("x"), new DenseAttribute(3), new SoftmaxCrossEntropyAttribute()]);
        yield return ("two outputs", [new InputAttribute(4), new DenseAttribute(5), new TanhAttribute { Name = "body" }, new DenseAttribute(3) { Name = "a" }, new DenseAttribute(2) { Name = "b", From = "body" }, classes, values]);
        yield return ("an output that another reads", [new InputAttribute(4), new DenseAttribute(3) { Name = "a" }, new TanhAttribute(), new DenseAttribute(2) { Name = "b" }, classes, values]);
        yield return ("two inputs and three outputs",
        [
            new InputAttribute(1, 4, 4) { Name = "image" }, new InputAttribute(3) { Name = "pose" }, new Conv2DAttribute(4, 2), new TanhAttribute(), new FlattenAttribute(), new ConcatAttribute("pose"), new DenseAttribute(6) { Name = "body" },
            new DenseAttribute(3) { Name = "a" }, new DenseAttribute(2) { Name = "b", From = "body" }, classes, values, new HalfSquaredErrorAttribute { From = "body", Weight = 2 }, new OutputAttribute("tanh1"),
        ]);
    }
}
