namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Tokens, their vectors and their positions, with sizes around the width of vectors and of panels. A compilation of their own.</summary>
internal static class JointCases
{
    public static IReadOnlyList<LayerCase> All { get; } = [.. Tokens().Select((row, i) => new LayerCase(row.Name, row.Attributes, Seed: i + 1))];

    public static IReadOnlyDictionary<string, EmittedNetwork> Networks => EmittedNetwork.Of("Joint", () => All);

    private static IEnumerable<(string Name, string Attributes)> Tokens()
    {
        foreach (int size in (int[])[1, 7, 8, 9, 16, 20, 31, 33])
        {
            yield return ($"embedding of {size}", $"TokenInput(5), Embedding(7, {size}), Flatten, Dense(3), SoftmaxCrossEntropy");
            yield return ($"positions of {size} features", $"Input(4, {size}), PositionalEmbedding, Dense(3), MeanSquaredError");
            yield return ($"positions at {size} steps", $"Input({size}, 3), Dense(5), PositionalEmbedding, Tanh, MeanSquaredError");
        }

        yield return ("one token of one", "TokenInput(1), Embedding(1, 3), Dense(2), MeanSquaredError");
        yield return ("embedding with a padding token", "TokenInput(9), Embedding(4, 20, PaddingIndex = 2), Dense(5), SoftmaxCrossEntropy");
        yield return ("embedding as the last layer", "TokenInput(6), Embedding(5, 4), SoftmaxCrossEntropy");
        yield return ("embedding, then positions", "TokenInput(6), Embedding(11, 9), PositionalEmbedding, Dense(11), SoftmaxCrossEntropy");
        yield return ("embedding, then sines", "TokenInput(6), Embedding(11, 9, Name = \"words\"), PositionalEmbedding(Sinusoidal = true), Dense(9), Add(\"words\"), MeanSquaredError");
        yield return ("two embeddings of the same tokens", "TokenInput(6), Embedding(11, 8, Name = \"a\"), Embedding(9, 8, Name = \"b\", From = \"input\"), Multiply(\"a\"), Dense(4), SoftmaxCrossEntropy");
        yield return ("positions of what two read", "Input(4, 5), Tanh(Name = \"x\"), PositionalEmbedding, Dense(5), Add(\"x\"), MeanSquaredError");
        yield return ("convolution over tokens", "TokenInput(9), Embedding(6, 5), Permute(1, 0), Conv1D(7, 3, Padding = 1), ReLU, Flatten, Dense(2), SoftmaxCrossEntropy");
    }
}
