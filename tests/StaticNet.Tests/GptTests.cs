namespace StaticNet.Tests;

/// <summary>A small GPT: tokens and their places, two causal blocks with the norm first, and at each step the probabilities of the next token.</summary>
[Network]
[TokenInput(16), Embedding(7, 32), PositionalEmbedding]
[TransformerEncoder(4, 64, Causal = true, NormFirst = true, Activation = EncoderActivation.GELU, Dropout = 0)]
[TransformerEncoder(4, 64, Causal = true, NormFirst = true, Activation = EncoderActivation.GELU, Dropout = 0)]
[LayerNorm, Dense(7)]
[SoftmaxCrossEntropy]
internal partial class SmallGpt;

/// <summary>
/// Each token is the sum of the two before it, modulo 7: what comes next can be known from the third token on, and only by looking
/// at two others.
/// </summary>
public class GptTests
{
    private const int Steps = 16, Tokens = 7, Batch = 32;

    [Fact]
    public void A_small_gpt_learns_which_token_comes_next()
    {
        using var net = new SmallGpt(seed: 3);
        using SmallGpt.Trainer trainer = net.CreateTrainer(new AdamW(0.003), Batch, threads: 1);
        trainer.Schedule = new LinearWarmup(20, new CosineDecay(300));
        var random = new Random(5);
        float loss = 0;
        for (int step = 0; step < 300; step++)
        {
            (int[] tokens, int[] next) = Sequences(random, Batch);
            loss = trainer.Step(tokens, next);
        }

        // The second token of each sequence is anybody's guess: ln 7 for one step of 16.
        Assert.True(loss < Math.Log(Tokens) / Steps + 0.03, $"the loss of the last batch is {loss}");
        (int[] unseen, int[] expected) = Sequences(random, 1);
        float[] probabilities = Predict(net, unseen);
        for (int step = 1; step < Steps; step++)
            Assert.Equal(expected[step], Best(probabilities.AsSpan(step * Tokens, Tokens)));
    }

    [Fact]
    public void What_comes_later_changes_nothing_before_it()
    {
        using var net = new SmallGpt(seed: 3);
        (int[] tokens, _) = Sequences(new Random(5), 1);
        float[] before = Predict(net, tokens);
        tokens[9] = (tokens[9] + 1) % Tokens;
        float[] after = Predict(net, tokens);

        Assert.Equal(before[..(9 * Tokens)], after[..(9 * Tokens)]);
        Assert.NotEqual(before[(9 * Tokens)..], after[(9 * Tokens)..]);
    }

    private static float[] Predict(SmallGpt net, int[] tokens)
    {
        float[] probabilities = new float[Steps * Tokens];
        net.Predict(tokens, probabilities);
        return probabilities;
    }

    private static (int[] Tokens, int[] Next) Sequences(Random random, int count)
    {
        int[] tokens = new int[count * Steps], next = new int[count * Steps];
        for (int sequence = 0; sequence < count; sequence++)
        {
            (int a, int b) = (random.Next(Tokens), random.Next(Tokens));
            for (int step = 0; step < Steps; step++)
            {
                tokens[sequence * Steps + step] = a;
                next[sequence * Steps + step] = b;
                (a, b) = (b, (a + b) % Tokens);
            }
        }

        return (tokens, next);
    }

    private static int Best(ReadOnlySpan<float> probabilities)
    {
        int best = 0;
        for (int token = 1; token < probabilities.Length; token++)
            best = probabilities[token] > probabilities[best] ? token : best;
        return best;
    }
}
