using StaticNet.Generator.Tests.Harness;
using static StaticNet.Generator.Tests.Harness.Sources;

namespace StaticNet.Generator.Tests;

/// <summary>A network with an error has all members that code may call, so that the error is the only one which the user sees.</summary>
public class BrokenNetworkTests
{
    [Fact]
    public void Code_that_uses_a_broken_network_has_no_errors_of_its_own()
    {
        const string use = """
            using System;
            using StaticNet;

            static class Use
            {
                public static float Train(ReadOnlySpan<float> x, ReadOnlySpan<int> labels)
                {
                    using var net = new Net(seed: 1);
                    Span<float> y = new float[Net.OutputLength + Net.InputLength];
                    net.Predict(x, y);
                    net.PredictBatch(x, y, 2);
                    net.Save("net");
                    _ = Net.Load("net").Parameters.Count + Net.Summary.ToString().Length;
                    using var trainer = net.CreateTrainer(new Adam(), batchSize: 64, threads: 2);
                    return trainer.Step(x, labels);
                }
            }
            """;
        Assert.Equal(["CS1029"], GeneratorRunner.Run(Attributes("[Input(4), Dense(0), SoftmaxCrossEntropy]"), use).Errors.Select(error => error.Id));
    }

    [Fact]
    public void Code_that_uses_a_broken_network_of_tokens_has_no_errors_of_its_own()
    {
        const string use = """
            using System;
            using StaticNet;

            static class Use
            {
                public static float Train(ReadOnlySpan<int> tokens, ReadOnlySpan<float> targets)
                {
                    using var net = new Net(seed: 1);
                    Span<float> y = new float[Net.OutputLength + Net.InputLength];
                    net.Predict(tokens, y);
                    using Net.Session session = net.CreateSession(4);
                    session.PredictBatch(tokens, y, 2);
                    using Net.Trainer trainer = net.CreateTrainer(new Adam(), batchSize: 64, threads: 2);
                    trainer.Fit(Net.Samples(tokens, targets));
                    return trainer.Step(tokens, targets);
                }
            }
            """;
        Assert.Equal(["CS1029"], GeneratorRunner.Run(Attributes("[TokenInput(4), Embedding(0, 2), MeanSquaredError]"), use).Errors.Select(error => error.Id));
    }

    [Fact]
    public void Code_that_uses_a_broken_network_of_several_outputs_has_no_errors_of_its_own()
    {
        const string use = """
            using System;
            using StaticNet;

            static class Use
            {
                public static float Train(ReadOnlySpan<float> x, ReadOnlySpan<float> pose, ReadOnlySpan<int> kinds, ReadOnlySpan<float> sizes, Span<float> kind, Span<float> size)
                {
                    using var net = new Net(seed: 1);
                    net.Predict(x, pose, kind, size);
                    _ = net.Inspect(x, pose);
                    using Net.Trainer trainer = net.CreateTrainer(new Adam(), batchSize: 64);
                    return trainer.Step(image: x, pose, kind: kinds, size: sizes);
                }
            }
            """;
        Assert.Equal(["CS1029"], GeneratorRunner.Run(Attributes(
            "[Input(4, Name = \"image\"), Input(2, Name = \"pose\"), Concat(\"pose\", Name = \"body\"), Dense(0, Name = \"kind\"), Dense(1, Name = \"size\", From = \"body\"), SoftmaxCrossEntropy(From = \"kind\"), MeanSquaredError(From = \"size\")]"), use).Errors.Select(error => error.Id));
    }
}
