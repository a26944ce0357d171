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

    private const string Two = """
        using System;
        using System.Linq;
        using StaticNet;

        [Network]
        [Input(1, 4, 4, Name = "image"), Input(2, Name = "pose")]
        [Conv2D(8, 3), ReLU, Flatten, Concat("pose")]
        [Dense(8), Tanh(Name = "body")]
        [Dense(3, Name = "kind")]
        [Dense(1, Name = "size", From = "body")]
        [SoftmaxCrossEntropy(From = "kind")]
        [MeanSquaredError(From = "size", Weight = 0.5)]
        public partial class Two;

        public static class Use
        {
            private const int Count = 24;
            private static readonly float[] Images = Enumerable.Range(0, Count * 16).Select(i => i * 37 % 101 / 50f - 1).ToArray(), Poses = Enumerable.Range(0, Count * 2).Select(i => i * 17 % 23 / 11f - 1).ToArray();
            private static readonly int[] Kinds = Enumerable.Range(0, Count).Select(i => i % 3).ToArray();
            private static readonly float[] Sizes = Enumerable.Range(0, Count).Select(i => Poses[2 * i] - Poses[2 * i + 1]).ToArray();

            public static double[] Learn()
            {
                using var net = new Two(seed: 1);
                using Two.Trainer trainer = net.CreateTrainer(new Adam(0.02), batchSize: 8, threads: 2);
                SampleData data = Two.Samples(Images, Poses, Kinds, Sizes);
                TrainingHistory history = trainer.Fit(data, data, epochs: 60);
                TrainingEpoch last = history[^1];
                float loss = trainer.Step(Images.AsSpan(0, 32), Poses.AsSpan(0, 4), Kinds.AsSpan(0, 2), Sizes.AsSpan(0, 2));
                Evaluation judged = trainer.Evaluate(data);
                float[] kind = new float[Count * 3], size = new float[Count];
                net.PredictBatch(Images, Poses, kind, size, Count);
                double mean = Enumerable.Range(0, Count).Average(i => -Math.Log(kind[3 * i + Kinds[i]])), square = Enumerable.Range(0, Count).Average(i => Math.Pow(size[i] - Sizes[i], 2));
                return
                [
                    history[0].Loss, last.Loss, last.Outputs.Count, last.Outputs[0].ValidationAccuracy, last.Outputs[1].ValidationLoss,
                    last.ValidationLoss - last.Outputs[0].ValidationLoss - 0.5 * last.Outputs[1].ValidationLoss,
                    last.Loss - last.Outputs[0].Loss - 0.5 * last.Outputs[1].Loss,
                    loss - trainer.LastLosses[0] - 0.5 * trainer.LastLosses[1],
                    judged.Outputs[0].Loss - mean, judged.Outputs[1].Loss - square, judged.Accuracy - judged.Outputs[0].Accuracy,
                ];
            }

            /// What a thread allocates in so many predictions and steps.
            public static long Allocated()
            {
                using var net = new Two(seed: 1);
                using Two.Session session = net.CreateSession(3);
                using Two.Trainer trainer = net.CreateTrainer(new Sgd(0.01), 8, threads: 1);
                float[] kind = new float[Count * 3], size = new float[Count];
                void Work(int times)
                {
                    for (int i = 0; i < times; i++)
                    {
                        net.Predict(Images.AsSpan(0, 16), Poses.AsSpan(0, 2), kind.AsSpan(0, 3), size.AsSpan(0, 1));
                        net.PredictBatch(Images, Poses, kind, size, Count);
                        session.PredictBatch(Images, Poses, kind, size, Count);
                        trainer.Step(Images.AsSpan(0, 128), Poses.AsSpan(0, 16), Kinds.AsSpan(0, 8), Sizes.AsSpan(0, 8));
                    }
                }

                Work(50);
                long before = GC.GetAllocatedBytesForCurrentThread();
                Work(50);
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }

            public static int[] Weights(int threads)
            {
                using var net = new Two(seed: 3);
                using Two.Trainer trainer = net.CreateTrainer(new Sgd(0.05, momentum: 0.9), 13, threads);
                for (int step = 0; step < 20; step++)
                {
                    int count = 1 + step * 5 % 13;
                    trainer.Step(Images.AsSpan(0, count * 16), Poses.AsSpan(0, count * 2), Kinds.AsSpan(0, count), Sizes.AsSpan(0, count));
                }

                return net.Parameters.SelectMany(parameter => parameter.ToArray()).Select(BitConverter.SingleToInt32Bits).ToArray();
            }

            public static string Table() => Two.Summary.ToString();
        }
        """;

    [Fact]
    public void Two_inputs_and_two_outputs_are_trained_together()
    {
        using var use = CompiledNetwork.Load("Use", Two);
        double[] seen = (double[])Call(use, "Learn");
        Assert.InRange(seen[0], 0.8, 3);
        Assert.InRange(seen[1], 0, 0.3);
        Assert.Equal(2, seen[2]);
        Assert.Equal(1, seen[3]);
        Assert.InRange(seen[4], 0, 0.3);
        Assert.All(seen[5..], difference => Assert.InRange(difference, -1e-5, 1e-5));
    }

    [Fact]
    public void Several_inputs_and_outputs_allocate_nothing()
    {
        using var use = CompiledNetwork.Load("Use", Two);
        Assert.Equal(0L, Call(use, "Allocated"));
    }

    [Fact]
    public void Weights_of_two_losses_do_not_depend_on_the_number_of_threads()
    {
        using var use = CompiledNetwork.Load("Use", Two);
        int[] one = (int[])Call(use, "Weights", 1);
        foreach (int threads in (int[])[2, 3])
            Assert.Equal(one, (int[])Call(use, "Weights", threads));
    }

    [Fact]
    public void Summary_shows_every_input_and_loss()
    {
        using var use = CompiledNetwork.Load("Use", Two);
        string[] lines = ((string)Call(use, "Table")).Split('\n');
        Assert.Equal("Two: [1, 4, 4], [2] -> [3], [1]", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("pose ", StringComparison.Ordinal) && line.Contains("[2]"));
        Assert.Equal(["SoftmaxCrossEntropy", "MeanSquaredError(Weight = 0.5)"], lines.Where(line => line.StartsWith("loss ", StringComparison.Ordinal)).Select(line => line[4..].Trim()));
    }

    private static object Call(CompiledNetwork use, string method, params object[] arguments) => use.Type.GetMethod(method)!.Invoke(null, arguments)!;

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
