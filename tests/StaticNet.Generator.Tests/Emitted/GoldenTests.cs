using StaticNet.Tests.Shared;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Emitted code against PyTorch's numbers: predictions, loss, every gradient, and parameters after some steps.</summary>
public class GoldenTests
{
    private static readonly GoldenCase[] CoveredCases = [.. GoldenCase.Names.Select(GoldenCase.Load).Where(golden => GoldenSource.Of(golden) is not null)];

    private static readonly GoldenCase[] TrainedCases = [.. CoveredCases.Where(golden => GoldenOptimizer.Of(golden.Description) is not null)];

    public static TheoryData<string> Covered => new(CoveredCases.Select(golden => golden.Name));

    public static TheoryData<string> Trained => new(TrainedCases.Select(golden => golden.Name));

    [Theory, MemberData(nameof(Covered))]
    public void Emitted_code_gives_the_golden_numbers(string name)
    {
        GoldenCase golden = GoldenCase.Load(name);
        using Network network = Load(golden);
        float[] inputs = Inputs(golden, network), outputs = new float[golden.Batch * network.Description.OutputLength];
        using (var session = new PredictionSession(network, golden.Batch))
            session.PredictBatch(inputs, outputs, golden.Batch);
        var complaints = new List<string?> { Closeness.Complaint("predict", outputs, Prediction(golden)) };

        using Trainer trainer = Judges.NewTrainer(network, Emitted(name), golden.Batch);
        float loss = Step(trainer, golden, inputs);
        complaints.Add(Closeness.Complaint("loss", [loss], golden.Tensors["loss"].Values));
        foreach (Parameter parameter in network.Parameters)
        {
            if (!parameter.IsTrainable)
            {
                complaints.Add(Closeness.Complaint(parameter.Name, parameter.ToArray(), golden.Tensors[$"state_after.{parameter.Name}"].Values));
                continue;
            }

            var gradient = new float[parameter.Length];
            trainer.CopyGradient(parameter, gradient);
            complaints.Add(Closeness.Complaint($"gradient of {parameter.Name}", gradient, golden.Tensors[$"grad.{parameter.Name}"].Values, absolute: 2e-4, relative: 2e-3));
        }

        Assert.Equal([], complaints.OfType<string>());
    }

    [Theory, MemberData(nameof(Trained))]
    public void Steps_give_the_golden_parameters(string name)
    {
        GoldenCase golden = GoldenCase.Load(name);
        using Network network = Load(golden);
        using Trainer trainer = Judges.NewTrainer(network, Emitted(name), golden.Batch, threads: 2, GoldenOptimizer.Of(golden.Description));
        trainer.Clipping = GoldenOptimizer.Clipping(golden.Description);
        float[] inputs = Inputs(golden, network);
        double[] losses = golden.Tensors["step_losses"].Values;
        var complaints = new List<string?>();
        for (int step = 0; step < losses.Length; step++)
            complaints.Add(Closeness.Complaint($"loss of step {step}", [Step(trainer, golden, inputs)], [losses[step]]));
        foreach (Parameter parameter in network.Parameters)
            complaints.Add(Closeness.Complaint(parameter.Name, parameter.ToArray(), golden.Tensors[$"param_after.{parameter.Name}"].Values, absolute: 2e-4, relative: 2e-3));
        Assert.Equal([], complaints.OfType<string>());
    }

    [Fact]
    public void Cases_covered_are_the_interpreters() => Assert.Equal(
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "golden-not-covered.txt")).Select(line => line[..line.IndexOf(':')]),
        GoldenCase.Names.Except(CoveredCases.Select(golden => golden.Name)));

    [Fact]
    public void Every_golden_case_with_an_optimizer_is_covered() => Assert.Equal(
        GoldenCase.Names.Where(name => GoldenCase.Load(name).Description.TryGetProperty("optimizer", out _)),
        TrainedCases.Select(golden => golden.Name));

    private static EmittedNetwork Emitted(string name) =>
        EmittedNetwork.Of("Golden", () => GoldenCase.Names.Select(other => GoldenSource.Of(GoldenCase.Load(other))).OfType<LayerCase>())[name];

    private static Network Load(GoldenCase golden)
    {
        Network network = Emitted(golden.Name).Create();
        Assert.Equal(
            golden.Tensors.Keys.Where(key => key.StartsWith("param.", StringComparison.Ordinal) || key.StartsWith("state.", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            network.Parameters.Select(Before).Order(StringComparer.Ordinal));
        foreach (Parameter parameter in network.Parameters)
        {
            Assert.Equal(golden.Tensors[Before(parameter)].Shape, parameter.Shape);
            parameter.Set(Floats(golden, Before(parameter)));
        }

        return network;

        static string Before(Parameter parameter) => $"{(parameter.IsStatistic ? "state" : "param")}.{parameter.Name}";
    }

    private static float Step(Trainer trainer, GoldenCase golden, float[] inputs)
    {
        int[] labels = [.. golden.Tensors["target"].Values.Select(label => (int)label)];
        return trainer switch
        {
            ClassifierTrainer classifier => classifier.Step(inputs, labels),
            JointTrainer joint => joint.StepPacked(inputs, Array.ConvertAll(labels, BitConverter.Int32BitsToSingle)),
            _ => ((RegressorTrainer)trainer).Step(inputs, Floats(golden, "target")),
        };
    }

    // Tokens are ints among the floats.
    private static float[] Inputs(GoldenCase golden, Network network) => network.Description.Inputs[0].IsTokens
        ? [.. golden.Tensors["input"].Values.Select(token => BitConverter.Int32BitsToSingle((int)token))]
        : Floats(golden, "input");

    private static float[] Floats(GoldenCase golden, string tensor) => [.. golden.Tensors[tensor].Values.Select(value => (float)value)];

    // PyTorch's network gives logits, ours a classifier's probabilities.
    private static double[] Prediction(GoldenCase golden)
    {
        double[] values = golden.Tensors["predict"].Values;
        if (golden.Loss.GetProperty("kind").GetString() == "bce_with_logits")
            return [.. values.Select(logit => 1 / (1 + Math.Exp(-logit)))];
        return golden.Loss.GetProperty("kind").GetString() != "softmax_cross_entropy"
            ? values
            : [.. values.Chunk(golden.Tensors["predict"].Shape[^1]).SelectMany(logits => logits.Select(logit => 1 / logits.Sum(other => Math.Exp(other - logit))))];
    }
}
