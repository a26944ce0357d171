namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Tokens, several inputs, several outputs, with sizes around the width of vectors and of panels. A compilation of their own.</summary>
internal static class JointCases
{
    public static IReadOnlyList<LayerCase> All { get; } = [.. Tokens().Concat(Several()).Select((row, i) => new LayerCase(row.Name, row.Attributes, Seed: i + 1))];

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

    private static IEnumerable<(string Name, string Attributes)> Several()
    {
        yield return ("two vectors", "Input(5, Name = \"a\"), Input(3, Name = \"b\"), Dense(4), Concat(\"b\"), Tanh, Dense(2), MeanSquaredError");
        yield return ("two vectors read as they are", "Input(9, Name = \"a\"), Input(7, Name = \"b\"), Dense(12, Name = \"left\"), Dense(12, From = \"b\"), Add(\"left\"), Tanh, Dense(3), SoftmaxCrossEntropy");
        yield return ("an image and a vector", "Input(1, 6, 7, Name = \"image\"), Input(4, Name = \"pose\"), Conv2D(8, 3), ReLU, Flatten, Concat(\"pose\"), Dense(9), ReLU, Dense(3), SoftmaxCrossEntropy");
        yield return ("two images", "Input(3, 5, 6, Name = \"now\"), Input(1, 5, 6, Name = \"then\"), Conv2D(4, 3, Padding = 1, Name = \"a\"), Conv2D(4, 3, Padding = 1, From = \"then\"), Add(\"a\"), ReLU, Flatten, Dense(2), MeanSquaredError");
        yield return ("numbers and tokens", "Input(3, Name = \"x\"), TokenInput(5, Name = \"words\"), Embedding(6, 4, From = \"words\"), Flatten, Concat(\"x\"), Dense(7), ReLU, Dense(3), SoftmaxCrossEntropy");
        yield return ("tokens and numbers", "TokenInput(5, Name = \"words\"), Input(5, 3, Name = \"x\"), Embedding(6, 3), Add(\"x\"), Dense(4), SoftmaxCrossEntropy");
        yield return ("an input that is an output's too", "Input(4, Name = \"a\"), Input(4, Name = \"b\"), Add(\"b\", Name = \"sum\"), Dense(3, Name = \"y\"), MeanSquaredError(From = \"sum\"), MeanSquaredError(From = \"y\")");
        yield return ("classes and values", "Input(7), Dense(9, Name = \"trunk\"), Tanh(Name = \"body\"), Dense(5, Name = \"kind\"), Dense(3, Name = \"size\", From = \"body\"), SoftmaxCrossEntropy(From = \"kind\"), MeanSquaredError(From = \"size\", Weight = 0.3)");
        yield return ("three losses", "Input(7), Dense(9), Tanh(Name = \"body\"), Dense(5, Name = \"a\"), Dense(4, Name = \"b\", From = \"body\"), Dense(1, Name = \"c\", From = \"body\"), "
            + "SoftmaxCrossEntropy(From = \"a\", ClassWeights = new[] { 0.5, 2, 1, 1, 3 }), SoftmaxCrossEntropy(From = \"b\", Weight = 2, IgnoreIndex = 1), BinaryCrossEntropyWithLogits(From = \"c\")");
        yield return ("a loss in the middle", "Input(6), Dense(8), Tanh(Name = \"middle\"), Dense(3), SoftmaxCrossEntropy, MeanSquaredError(From = \"middle\", Weight = 0.1)");
        yield return ("a class for each step, and one value", "Input(5, 4), Dense(6, Name = \"steps\"), MeanOverTime, Dense(1, Name = \"all\"), SoftmaxCrossEntropy(From = \"steps\"), MeanSquaredError(From = \"all\")");
        yield return ("an output without a loss", "Input(6), Dense(8), Tanh(Name = \"code\"), Dense(6), MeanSquaredError, Output(\"code\")");
        yield return ("an output that training does not need", "Input(6), Dense(8, Name = \"a\"), Dense(9, From = \"input\", Name = \"b\"), Dense(2, From = \"a\"), MeanSquaredError, Output(\"b\")");
        yield return ("outputs alone", "Input(3, 4, 5), Conv2D(9, 2), ReLU(Name = \"map\"), Flatten, Dense(3, Name = \"y\"), Output(\"y\"), Output(\"map\")");
        yield return ("images out", "Input(2, 4, 5), Conv2D(3, 3, Padding = 1, Name = \"a\"), Tanh, Conv2D(2, 1, Name = \"b\"), MeanSquaredError(From = \"a\"), MeanSquaredError(From = \"b\")");
        yield return ("two in, two out", "Input(1, 6, 6, Name = \"image\"), TokenInput(3, Name = \"words\"), Conv2D(8, 3), ReLU, Flatten(Name = \"seen\"), Embedding(7, 5, From = \"words\"), Flatten, Concat(\"seen\"), Dropout(0.3), Dense(11), Tanh(Name = \"body\"), "
            + "Dense(4, Name = \"digit\"), Dense(2, Name = \"angle\", From = \"body\"), SoftmaxCrossEntropy(From = \"digit\"), MeanSquaredError(From = \"angle\", Weight = 0.5)");
    }
}
