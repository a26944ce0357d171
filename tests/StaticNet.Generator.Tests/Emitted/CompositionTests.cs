using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Whole networks before all judges: emitted code is the interpreter's, gradients are right, training lowers the loss.</summary>
public class CompositionTests
{
    public static TheoryData<string> Names => new(Compositions.All.Select(row => row.Case.Name));

    [Theory, MemberData(nameof(Names))]
    public void Emitted_code_is_the_interpreters(string name)
    {
        EmittedNetwork network = Compositions.Emitted(name);
        Assert.Equal([], [.. Judges.Predictions(network), .. Judges.Gradients(network), .. MemoryJudge.Run(network), .. AllocationJudge.Run(network)]);
    }

    [Theory, MemberData(nameof(Names))]
    public void Parameters_have_PyTorchs_names(string name)
    {
        using Network network = Compositions.Emitted(name).Create();
        Assert.Equal(Compositions.All.Single(row => row.Case.Name == name).Parameters, network.Parameters.Where(parameter => parameter.IsTrainable).Select(parameter => parameter.Name));
    }

    /// <summary>Along a random direction, which takes in every parameter: the slope of the interpreter's loss is the gradient's share of it.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Gradient_is_the_slope_of_the_loss(string name)
    {
        EmittedNetwork emitted = Compositions.Emitted(name);
        using Network network = emitted.Create();
        var samples = new Samples(emitted, network, 3);
        KernelProgram train = emitted.Programs.Train!;
        Frame frame = samples.Interpret(train, 0, 3);
        StaticNet.Compiler.Graph.Parameter[] trained = [.. emitted.Programs.Graph.Parameters.Where(parameter => parameter.Gradient is not null)];
        var random = new Random(1);
        (double[] Values, double[] Start, double[] Direction, double[] Gradient)[] all =
            [.. trained.Select(parameter => (frame[parameter.Tensor], (double[])frame[parameter.Tensor].Clone(), frame[parameter.Tensor].Select(_ => random.NextDouble() * 2 - 1).ToArray(), (double[])frame[parameter.Gradient!].Clone()))];
        double expected = all.Sum(one => one.Direction.Zip(one.Gradient, (d, g) => d * g).Sum());

        // A kink within the step disturbs one of them, seldom both.
        double[] errors = [.. new[] { 1e-6, 1e-7 }.Select(step => Math.Abs((Loss(step) - Loss(-step)) / (2 * step) - expected))];
        Assert.True(errors.Min() <= 1e-5 * Math.Max(1, Math.Abs(expected)), $"the slope is wrong by {errors.Min():g3}, where the gradient says {expected:g6}; seed {emitted.Case.Seed}");

        double Loss(double step)
        {
            foreach ((double[] values, double[] start, double[] direction, _) in all)
            {
                for (int i = 0; i < values.Length; i++)
                    values[i] = start[i] + step * direction[i];
            }

            Interpreter.Run(train, frame);
            return frame[train.Results[0]].Sum() * frame.LossScale;
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Training_lowers_the_loss(string name)
    {
        EmittedNetwork emitted = Compositions.Emitted(name);
        using Network network = emitted.Create(), weights = emitted.Create();
        var samples = new Samples(emitted, weights, 8);
        using Trainer trainer = Judges.NewTrainer(network, emitted, samples.Count, threads: 2, new Adam(0.01));
        float first = Judges.Step(trainer, samples, 0, samples.Count);
        for (int step = 0; step < 60; step++)
            Judges.Step(trainer, samples, 0, samples.Count);
        Assert.True(trainer.LastLoss < 0.8f * first, $"{first} became {trainer.LastLoss}; seed {emitted.Case.Seed}");
    }
}
