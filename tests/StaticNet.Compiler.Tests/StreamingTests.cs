using System.Globalization;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Tests;

/// <summary>Step by step a network means what it means for the whole sequence: in double, for every gradient case that has a stream.</summary>
public class StreamingTests
{
    private const double Tolerance = 1e-12;

    public static TheoryData<string> Names => new(SequenceCases.All().Select(row => row.Name).Where(name => Net.Programs(GradientTests.Attributes(name)).Stream is not null));

    [Theory, MemberData(nameof(Names))]
    public void Steps_give_the_prediction_of_the_sequence(string name)
    {
        NetworkPrograms programs = Net.Programs(GradientTests.Attributes(name));
        KernelProgram stream = programs.Stream!;
        Verify.Run(stream);
        Frame whole = GradientCheck.Fill(programs, seed: 1, samples: 1);
        Interpreter.Run(programs.Predict, whole);
        Tensor input = programs.Graph.Inputs[0];
        var steps = new Frame(input.Shape.Width);
        steps[stream.Inputs[0]] = whole[input];
        foreach (Parameter parameter in programs.Graph.Parameters)
            steps[parameter.Tensor] = whole[parameter.Tensor];
        Interpreter.Run(stream, steps);
        double[] expected = whole[programs.Predict.Results[0]], actual = steps[stream.Results[0]];
        for (int i = 0; i < expected.Length; i++)
        {
            // Where the prediction is of the last state, it is the last step's.
            double got = actual[actual.Length - expected.Length + i];
            Assert.True(Math.Abs(expected[i] - got) <= Tolerance, string.Create(CultureInfo.InvariantCulture, $"[{i}] is {got:g9}, not {expected[i]:g9}"));
        }
    }

    [Fact]
    public void Most_recurrent_cases_have_a_stream_and_others_have_none()
    {
        Assert.InRange(Names.Count, 60, 200);
        Assert.Null(Net.Programs(new InputAttribute(4, 3), new DenseAttribute(2)).Stream);
        Assert.Null(Net.Programs(new InputAttribute(4, 3), new GRUAttribute(2) { Bidirectional = true }).Stream);
        Assert.Null(Net.Programs(new InputAttribute(4, 3), new GRUAttribute(2) { ReturnSequences = true }, new MeanOverTimeAttribute()).Stream);

        // What the output does not depend on is in nobody's way.
        Assert.NotNull(Net.Programs(new InputAttribute(4, 3), new FlattenAttribute(), new GRUAttribute(2) { From = "input" }).Stream);
    }
}
