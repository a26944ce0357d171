using StaticNet.Generator.Tests.Harness;

namespace StaticNet.Generator.Tests;

/// <summary>Networks of tokens, several inputs and several outputs as their users call them.</summary>
public class JointUseTests
{
    private const string Words = """
        using System;
        using System.Linq;
        using StaticNet;

        [Network]
        [TokenInput(4), Embedding(5, 6, PaddingIndex = 0), PositionalEmbedding(Sinusoidal = true)]
        [Dense(5)]
        [SoftmaxCrossEntropy]
        public partial class Words;

        public static class Use
        {
            /// Each token is followed by the next one; learned in so many epochs.
            public static float[] Learn()
            {
                using var net = new Words(seed: 1);
                int[] tokens = Enumerable.Range(0, 32).Select(i => 1 + (i / 4 + i) % 4).ToArray(), next = tokens.Select(token => token % 4 + 1).ToArray();
                using Words.Trainer trainer = net.CreateTrainer(new Adam(0.05), batchSize: 4, threads: 2);
                TrainingHistory history = trainer.Fit(Words.Samples(tokens, next), Words.Samples(tokens, next).Slice(2, 3), epochs: 30);
                float last = trainer.Step(tokens.AsSpan(0, 8), next.AsSpan(0, 8));
                var one = new float[Words.OutputLength];
                net.Predict(tokens.AsSpan(4, 4), one);
                var all = new float[8 * Words.OutputLength];
                using Words.Session session = net.CreateSession(3);
                session.PredictBatch(tokens, all, 8);
                double difference = one.Zip(all.Skip(Words.OutputLength), (a, b) => Math.Abs(a - b)).Max();
                return [(float)history[0].Loss, last, (float)history[^1].ValidationAccuracy, (float)difference, .. net.Parameters["embedding1.weight"].ToArray().Take(6)];
            }

            public static string[] Mistakes()
            {
                using var net = new Words();
                using Words.Trainer trainer = net.CreateTrainer(new Sgd(0.1), 2, 1);
                using Words.Session session = net.CreateSession();
                var y = new float[20];
                return
                [
                    Message(() => net.Predict([1, 2, 5, 4], y)),
                    Message(() => net.PredictBatch([1, 2, 3, 4, 0, -1, 0, 0], new float[40], 2)),
                    Message(() => net.Predict([1, 2, 3], y)),
                    Message(() => net.Predict([1, 2, 3, 4], y.AsSpan(1))),
                    Message(() => session.Predict([int.MaxValue, 2, 3, 4], y)),
                    Message(() => trainer.Step([1, 2, 3, 4, 1, 2, 3, int.MinValue], new int[8])),
                    Message(() => trainer.Step([1, 2, 3, 4], [0, 0, 0, 5])),
                    Message(() => trainer.Step([1, 2, 3, 4], [0])),
                    Message(() => trainer.Step(new int[12], new int[12])),
                    Message(() => Words.Samples([1, 2, 3, 7], [0, 0, 0, 0])),
                    Message(() => net.Inspect([9, 0, 0, 0])),
                    Message(() => net.Inspect(new float[4])),
                ];
            }

            private static string Message(Action action)
            {
                try
                {
                    action();
                    return "nothing";
                }
                catch (ArgumentException exception)
                {
                    return exception.Message.Split('\n')[0];
                }
            }
        }
        """;

    [Fact]
    public void Network_of_tokens_learns()
    {
        using var use = CompiledNetwork.Load("Use", Words);
        float[] seen = (float[])use.Type.GetMethod("Learn")!.Invoke(null, null)!;
        Assert.InRange(seen[0], 1, 3);
        Assert.InRange(seen[1], 0, 0.1);
        Assert.Equal(1, seen[2]);
        Assert.InRange(seen[3], 0, 1e-6);
        Assert.Equal(new float[6], seen[4..]);
    }

    [Fact]
    public void Mistakes_with_tokens_are_told()
    {
        using var use = CompiledNetwork.Load("Use", Words);
        Assert.Equal(
            [
                "Words.Predict got token 5 at position 2 of sample 0 of 'input', but its vocabulary is 0 to 4 (Parameter 'input')",
                "Words.PredictBatch got token -1 at position 1 of sample 1 of 'input', but its vocabulary is 0 to 4 (Parameter 'input')",
                "Words.Predict needs 4 tokens ([4]) for 'input', but got 3 (Parameter 'input')",
                "Words.Predict needs room for 20 outputs ([4, 5]) of 'dense1', but got 19 (Parameter 'dense1')",
                "Words.Predict got token 2147483647 at position 0 of sample 0 of 'input', but its vocabulary is 0 to 4 (Parameter 'input')",
                "Words.Step got token -2147483648 at position 3 of sample 1 of 'input', but its vocabulary is 0 to 4 (Parameter 'input')",
                "Label 3 for 'dense1' of Words is 5, but its classes are 0 to 4 (Parameter 'dense1')",
                "Words.Step needs 4 labels (1 sample times 4) for 'dense1', but got 1 (Parameter 'dense1')",
                "A step of Words needs 1 to 2 samples of 4 tokens ([4]) for 'input', but got 12 (Parameter 'input')",
                "Words.Samples got token 7 at position 3 of sample 0 of 'input', but its vocabulary is 0 to 4 (Parameter 'input')",
                "Words.Predict got token 9 at position 0 of sample 0 of 'input', but its vocabulary is 0 to 4 (Parameter 'input')",
                "Words has an input of tokens; call its own Inspect, which takes them (Parameter 'input')",
            ],
            (string[])use.Type.GetMethod("Mistakes")!.Invoke(null, null)!);
    }
}
