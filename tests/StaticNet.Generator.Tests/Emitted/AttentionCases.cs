namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Attention before the judges: steps and sizes of heads around the width of vectors, and more steps than a block of queries has.</summary>
internal static class AttentionCases
{
    public static IEnumerable<(string, string)> Rows()
    {
        foreach (int n in (int[])[1, 7, 8, 9, 31, 33])
        {
            yield return ($"attention over {n} steps", $"Input({n}, 6), MultiHeadAttention(2), Dense(3), MeanSquaredError");
            yield return ($"causal attention over {n} steps", $"Input({n}, 16), Dense(16), MultiHeadAttention(2, Causal = true), MeanSquaredError");
            yield return ($"attention of heads of {n}", $"Input(5, {2 * n}), MultiHeadAttention(2), MeanSquaredError");
            yield return ($"causal attention of one head of {n}", $"Input(9, 4), Dense({n}), MultiHeadAttention(1, Causal = true), Dense(3), MeanSquaredError");
        }

        yield return ("attention over 70 steps", "Input(70, 12), MultiHeadAttention(3), Dense(3), MeanSquaredError");
        yield return ("attention over 100 steps", "Input(100, 16), Dense(16), MultiHeadAttention(2), Dense(3), MeanSquaredError");
        yield return ("causal attention over 71 steps", "Input(71, 18), MultiHeadAttention(2, Causal = true), Dense(3), MeanSquaredError");
        yield return ("causal attention over 200 steps", "Input(200, 8), Dense(8), MultiHeadAttention(1, Causal = true, Dropout = 0.2), Dense(3), MeanSquaredError");
        yield return ("attention that drops weights", "Input(9, 8), Dense(8), MultiHeadAttention(2, Dropout = 0.3), Dense(3), MeanSquaredError");
        yield return ("causal attention that drops weights", "Input(12, 10), Dense(10), MultiHeadAttention(2, Dropout = 0.3, Causal = true), Dense(3), MeanSquaredError");
        yield return ("attention over 70 steps that drops weights", "Input(70, 8), Dense(8), MultiHeadAttention(2, Dropout = 0.5), Dense(3), MeanSquaredError");
        yield return ("attention that drops every weight", "Input(4, 6), MultiHeadAttention(2, Dropout = 1), MeanSquaredError");
        // Heads wide enough for their weights to be kept, others that make them again, in one block and in several.
        foreach (string more in (string[])["", ", Causal = true", ", Dropout = 0.3", ", Causal = true, Dropout = 0.3"])
        {
            yield return ($"weights kept{more}", $"Input(9, 6), Dense(16), MultiHeadAttention(2{more}), Dense(3), MeanSquaredError");
            yield return ($"weights kept of 70 steps{more}", $"Input(70, 5), Dense(48), MultiHeadAttention(2{more}), Dense(3), MeanSquaredError");
            yield return ($"weights made again{more}", $"Input(9, 6), Dense(16), MultiHeadAttention(4{more}), Dense(3), MeanSquaredError");
        }

        yield return ("weights kept of which every one is dropped", "Input(9, 6), Dense(16), MultiHeadAttention(2, Dropout = 1), MeanSquaredError");
        yield return ("attention that adds to a gradient", "Input(6, 5), Dense(12, Name = \"x\"), MultiHeadAttention(3, Name = \"a\", From = \"x\"), MultiHeadAttention(2, Name = \"b\", From = \"x\", Causal = true), Add(\"a\", \"b\", \"x\"), Flatten, Dense(3), SoftmaxCrossEntropy");
        yield return ("encoder", "Input(5, 6), TransformerEncoder(2, 9, Epsilon = 0.01), Flatten, Dense(3), SoftmaxCrossEntropy");
        yield return ("encoder with the norm first", "Input(9, 5), Dense(16), TransformerEncoder(2, 32, NormFirst = true, Causal = true, Activation = EncoderActivation.GELU), Dense(4), MeanSquaredError");
        yield return ("encoders without dropout", "Input(6, 16), TransformerEncoder(4, 24, Dropout = 0), TransformerEncoder(2, 16, Dropout = 0, NormFirst = true), Flatten, Dense(3), SoftmaxCrossEntropy");
        yield return ("a small GPT", "TokenInput(9), Embedding(5, 16), PositionalEmbedding, TransformerEncoder(2, 24, Causal = true, NormFirst = true, Activation = EncoderActivation.GELU), LayerNorm, Dense(5), SoftmaxCrossEntropy");
        yield return ("attention behind attention", "Input(16, 32), MultiHeadAttention(2), MultiHeadAttention(4, Causal = true), Flatten, Dense(3), SoftmaxCrossEntropy");
    }
}
